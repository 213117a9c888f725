-- Keys of people no directory knows: values on pages made for one such account only, never on anybody else's or a signed-out
-- visitor's page. Where fewer than two accounts were captured, nothing tells a person's address from the shop's own.
WITH made AS (
  SELECT c.item_id, c.record, coalesce(a.subject, CASE WHEN c.fresh = 1 THEN v.subject END) AS subject,
         coalesce(a.outside, CASE WHEN c.fresh = 1 THEN v.outside END) AS outside
  FROM captured c
  LEFT JOIN objects o ON c.object = o.object AND o.sure = 1 AND c.sure = 1
  LEFT JOIN accounts a ON o.account = a.account
  LEFT JOIN accounts v ON c.viewer_account = v.account
),
several AS (SELECT CAST(count(DISTINCT subject) AS BIGINT) AS people FROM made)
SELECT f.value_key, f.kind, min(m.subject) AS subject, CAST(1 AS BIGINT) AS strong
FROM made m
JOIN found f ON m.item_id = f.item_id AND m.record = f.record
CROSS JOIN several s
LEFT JOIN identifiers i ON f.value_key = i.value_key AND f.kind = i.kind
WHERE i.value_key IS NULL AND s.people > 1 AND f.kind IN ('EMAIL', 'PHONE', 'ACCOUNT_ID')
GROUP BY f.value_key, f.kind
HAVING count(DISTINCT m.subject) = 1 AND count(*) = count(m.subject) AND min(m.outside) = 1
ORDER BY f.value_key
