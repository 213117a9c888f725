-- Which kinds of data of each person each audience saw. sure: 1 where the person's exposure is and the kind stands on nearly
-- every page of the route, or the captured page itself shows it. What pages of others show is sure of a person only who is known
-- to have such a datum; of a kind that no key is of, where 30 pages were seen (of fewer, all may show what one in ten lacks).
WITH had AS (SELECT DISTINCT subject, kind FROM identifiers),
keyed AS (SELECT DISTINCT kind FROM identifiers),
shown AS (
  SELECT c.who, c.audience, c.known, k.kind, c.sure, c.weight, c.why, k.share,
         CASE WHEN k.share >= 0.9 AND (h.subject IS NOT NULL OR (y.kind IS NULL AND k.pages >= 30)) THEN 1 ELSE 0 END AS firm
  FROM counted c JOIN route_kinds k ON c.route = k.route
  LEFT JOIN had h ON c.who = h.subject AND k.kind = h.kind
  LEFT JOIN keyed y ON k.kind = y.kind
)
SELECT who, audience, known, kind, max(sure) AS sure, max(weight) AS weight, 
       substr(max(concat(lpad(CAST(CAST(round((weight + sure) * 1000000.0) AS BIGINT) AS STRING), 8, '0'), why)), 9) AS why
FROM (
  SELECT who, audience, known, kind, sure * firm AS sure, weight * share AS weight,
         CASE WHEN firm = 0 AND sure = 1 THEN 'exposure|kind_not_on_every_page' ELSE why END AS why
  FROM shown
  UNION ALL
  SELECT c.who, c.audience, c.known, d.kind, c.sure, c.weight, c.why
  FROM counted c JOIN page_people d ON c.item_id = d.item_id AND c.record = d.record AND c.who = d.subject
  UNION ALL
  SELECT who, audience, known, kind, sure, weight, why FROM beside
) every_kind
GROUP BY who, audience, known, kind
ORDER BY who, audience, kind
