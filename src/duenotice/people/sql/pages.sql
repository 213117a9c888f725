-- Captured pages with the customer each was made for and whom it names. A page made for its viewer (fresh) was made for the
-- account that was signed in. own: it names that customer; other: it surely names somebody else; people: customers it surely names.
-- A customer of whom no key is known could not be recognised on any page, so that such a page counts as made for nobody known.
WITH known AS (SELECT DISTINCT subject FROM identifiers),
made_for AS (
  SELECT c.n, c.item_id, c.record, c.route, c.path, coalesce(k.subject, w.subject) AS subject
  FROM captured c
  LEFT JOIN objects o ON c.object = o.object AND o.sure = 1 AND c.sure = 1
  LEFT JOIN accounts a ON o.account = a.account
  LEFT JOIN accounts v ON c.viewer_account = v.account
  LEFT JOIN known k ON a.subject = k.subject
  LEFT JOIN known w ON a.subject IS NULL AND c.fresh = 1 AND v.subject = w.subject
)
SELECT m.n, m.item_id, m.record, m.route, m.path, m.subject,
       max(CASE WHEN p.subject = m.subject THEN 1 ELSE 0 END) AS own,
       max(CASE WHEN p.strong = 1 AND p.subject <> m.subject THEN 1 ELSE 0 END) AS other,
       CAST(count(DISTINCT CASE WHEN p.strong = 1 THEN p.subject END) AS BIGINT) AS people,
       min(CASE WHEN p.strong = 1 THEN p.subject END) AS someone
FROM made_for m LEFT JOIN page_people p ON m.item_id = p.item_id AND m.record = p.record
GROUP BY m.n, m.item_id, m.record, m.route, m.path, m.subject
