-- Customers' pages that could have been handed out where no evidence would show it: made in the window of the fault, kept by
-- a cache as far as known, alive during a gap. overlap: share of the page's life that lies in gaps.
SELECT o.object, a.subject, o.route, o.made_us, g.kind AS gap_kind, coalesce(r.weight, 0.05) AS route_weight,
       max(CAST(greatest(0, least(g.end_us, o.made_us + w.life_us) - greatest(g.start_us, o.made_us)) AS DOUBLE)
           / CAST(w.life_us AS DOUBLE)) AS overlap
FROM objects o
JOIN accounts a ON o.account = a.account
CROSS JOIN leak w
JOIN edge_gaps g ON (o.node IS NULL OR g.node IS NULL OR o.node = g.node) AND o.made_us <= g.end_us AND o.made_us + w.life_us >= g.start_us
LEFT JOIN verdicts r ON o.route = r.route
WHERE o.made_us >= w.start_us AND o.made_us <= w.end_us AND coalesce(o.cache, 'miss') = 'miss' AND coalesce(r.verdict, 'unclear') <> 'bare'
GROUP BY o.object, a.subject, o.route, o.made_us, g.kind, r.weight
