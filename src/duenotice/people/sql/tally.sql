-- People of every cut, by the rule of the gravest doubt that remains over each. sure = 1: nothing remains.
WITH person_kinds AS (
  SELECT who, kind, max(sure) AS sure, max(weight) AS weight, 
         substr(max(concat(lpad(CAST(CAST(round((weight + sure) * 1000000.0) AS BIGINT) AS STRING), 8, '0'), why)), 9) AS why
  FROM kinded GROUP BY who, kind
),
marks AS (
  SELECT 'total' AS cut, '' AS label, who, sure, weight, why FROM counted
  UNION ALL
  SELECT 'hour', hour, who, sure, weight, why FROM counted WHERE hour IS NOT NULL
  UNION ALL
  SELECT 'audience', audience, who, sure, weight, why FROM counted
  UNION ALL
  SELECT 'kind', kind, who, sure, weight, why FROM person_kinds
  UNION ALL
  SELECT p.cut, p.label, c.who, c.sure * p.firm, c.weight * p.trust, 
         CASE WHEN c.sure = 1 THEN 'residence|residence_not_certain' ELSE c.why END
  FROM counted c JOIN places p ON c.who = p.who
  UNION ALL
  SELECT concat('kind_', p.cut), concat(k.kind, '|', p.label), k.who, k.sure * p.firm, k.weight * p.trust,
         CASE WHEN k.sure = 1 THEN 'residence|residence_not_certain' ELSE k.why END
  FROM person_kinds k JOIN places p ON k.who = p.who
  UNION ALL
  SELECT concat('kindset_', p.cut), concat(s.kinds, '|', p.label), s.who, s.sure * p.firm, s.weight * p.trust,
         CASE WHEN s.sure = 1 THEN 'residence|residence_not_certain' ELSE s.why END
  FROM kindsets s JOIN places p ON s.who = p.who
),
judged AS (
  SELECT cut, label, who, max(sure) AS sure, max(weight) AS weight, 
         substr(max(concat(lpad(CAST(CAST(round((weight + sure) * 1000000.0) AS BIGINT) AS STRING), 8, '0'), why)), 9) AS why
  FROM marks GROUP BY cut, label, who
)
SELECT cut, label, sure, CASE WHEN sure = 1 THEN '' ELSE why END AS why,
       CAST(count(*) AS BIGINT) AS people, CAST(sum(CAST(round(weight * 1000000.0) AS BIGINT)) AS BIGINT) AS millionths
FROM judged
GROUP BY cut, label, sure, CASE WHEN sure = 1 THEN '' ELSE why END
ORDER BY cut, label, sure, why
