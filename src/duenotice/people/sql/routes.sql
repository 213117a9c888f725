-- What captured pages teach about each route: own, other and bare (naming nobody) count pages made for a known customer;
-- single and crowd count pages of unknown making that name one or several; faces: different customers named alone.
SELECT route, CAST(count(*) AS BIGINT) AS pages,
       CAST(sum(CASE WHEN subject IS NOT NULL AND own = 1 THEN 1 ELSE 0 END) AS BIGINT) AS own,
       CAST(sum(CASE WHEN subject IS NOT NULL AND other = 1 THEN 1 ELSE 0 END) AS BIGINT) AS other,
       CAST(sum(CASE WHEN subject IS NOT NULL AND own = 0 AND other = 0 THEN 1 ELSE 0 END) AS BIGINT) AS bare,
       CAST(sum(CASE WHEN subject IS NULL AND people = 1 THEN 1 ELSE 0 END) AS BIGINT) AS single,
       CAST(sum(CASE WHEN subject IS NULL AND people > 1 THEN 1 ELSE 0 END) AS BIGINT) AS crowd,
       CAST(count(DISTINCT CASE WHEN people = 1 THEN someone END) AS BIGINT) AS faces,
       CAST(count(DISTINCT CASE WHEN people = 1 THEN path END) AS BIGINT) AS paths
FROM pages
GROUP BY route
ORDER BY route
