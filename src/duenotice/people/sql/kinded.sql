-- Which kinds of data of each person each audience saw. sure: 1 where the person's exposure is and the kind stands on nearly
-- every page of the route, or the captured page itself shows it.
SELECT who, audience, known, kind, max(sure) AS sure, max(weight) AS weight, 
       substr(max(concat(lpad(CAST(CAST(round((weight + sure) * 1000000.0) AS BIGINT) AS STRING), 8, '0'), why)), 9) AS why
FROM (
  SELECT c.who, c.audience, c.known, k.kind, CASE WHEN k.share >= 0.9 THEN c.sure ELSE 0 END AS sure, c.weight * k.share AS weight,
         CASE WHEN k.share < 0.9 AND c.sure = 1 THEN 'exposure|kind_not_on_every_page' ELSE c.why END AS why
  FROM counted c JOIN route_kinds k ON c.route = k.route
  UNION ALL
  SELECT c.who, c.audience, c.known, d.kind, c.sure, c.weight, c.why
  FROM counted c JOIN page_people d ON c.item_id = d.item_id AND c.record = d.record AND c.who = d.subject
) every_kind
GROUP BY who, audience, known, kind
ORDER BY who, audience, kind
