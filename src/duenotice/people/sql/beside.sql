-- What else stands in a record of a file, beside the one person whom it names: a password belongs to the e-mail address next to it.
-- filed: rows of COUNTED for people in files. Kinds that name somebody are left out: they go with whom they name. Where a record
-- names several people, whose the rest is cannot be told.
WITH mine AS (
  SELECT item_id, record, subject, max(strong) AS strong FROM page_people GROUP BY item_id, record, subject
),
named AS (
  SELECT item_id, record, CAST(sum(strong) AS BIGINT) AS people FROM mine GROUP BY item_id, record
),
others AS (
  SELECT DISTINCT item_id, record, kind FROM found
  WHERE record IS NOT NULL AND kind NOT IN ('ACCOUNT_ID', 'EMAIL', 'PERSON_NAME', 'PHONE')
)
SELECT c.who, c.audience, c.known, o.kind,
       CASE WHEN n.people > 1 THEN 0 ELSE c.sure END AS sure,
       CASE WHEN n.people > 1 THEN c.weight / n.people ELSE c.weight END AS weight,
       CASE WHEN n.people > 1 AND c.sure = 1 THEN 'linkage|beside_several_people' ELSE c.why END AS why
FROM filed c
JOIN mine m ON c.item_id = m.item_id AND c.record = m.record AND c.who = m.subject
JOIN named n ON c.item_id = n.item_id AND c.record = n.record
JOIN others o ON c.item_id = o.item_id AND c.record = o.record
WHERE n.people = 0 OR m.strong = 1
