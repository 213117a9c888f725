-- Who is named on each captured page or other record, by the keys of the directory. strong: 1 for a key that is one customer's only.
SELECT f.item_id, f.record, i.subject, f.kind, max(i.strong) AS strong, min(f.seen_us) AS seen_us
FROM found f JOIN identifiers i ON f.value_key = i.value_key AND f.kind = i.kind
WHERE f.record IS NOT NULL
GROUP BY f.item_id, f.record, i.subject, f.kind
