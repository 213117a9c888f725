-- Which kinds of data a route shows of the person its page is about, and on what share of such captured pages.
-- A value that is nobody's key counts where it stands on one person's pages only: the shop's own address stands on all.
WITH mine AS (
  SELECT n, item_id, record, route, coalesce(subject, someone) AS subject FROM pages
  WHERE (subject IS NOT NULL AND own = 1) OR (subject IS NULL AND people = 1)
),
size AS (
  SELECT route, CAST(count(*) AS BIGINT) AS pages, CAST(count(DISTINCT subject) AS BIGINT) AS people FROM mine GROUP BY route
),
named AS (
  SELECT m.route, m.n, p.kind FROM mine m
  JOIN page_people p ON m.item_id = p.item_id AND m.record = p.record AND m.subject = p.subject
),
loose AS (
  SELECT m.route, m.n, m.subject, f.kind, f.value_key FROM mine m
  JOIN found f ON m.item_id = f.item_id AND m.record = f.record
  LEFT JOIN identifiers i ON f.value_key = i.value_key AND f.kind = i.kind
  WHERE i.value_key IS NULL
),
private AS (
  SELECT l.route, l.kind, l.value_key FROM loose l JOIN size s ON l.route = s.route
  WHERE s.people > 1
  GROUP BY l.route, l.kind, l.value_key HAVING count(DISTINCT l.subject) = 1
),
shown AS (
  SELECT route, n, kind FROM named
  UNION
  SELECT l.route, l.n, l.kind FROM loose l
  JOIN private p ON l.route = p.route AND l.kind = p.kind AND l.value_key = p.value_key
)
SELECT s.route, s.kind, CAST(count(DISTINCT s.n) AS DOUBLE) / max(z.pages) AS share, max(z.pages) AS pages
FROM shown s JOIN size z ON s.route = z.route
GROUP BY s.route, s.kind
ORDER BY s.route, s.kind
