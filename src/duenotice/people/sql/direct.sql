-- Captured pages that themselves name a customer to somebody else. sure: a key that is that customer's only, on a page made
-- for its visitor, in front of another account or a declared crawler.
SELECT coalesce(c.edge_n, c.n) AS n, c.item_id, c.record, c.at_us, coalesce(c.session, c.client) AS viewer, c.viewer_account, c.object, c.route, p.subject,
       CASE WHEN v.subject IS NOT NULL AND v.subject = p.subject THEN 'same_account'
            WHEN f.account IS NOT NULL OR c.agent IN ('employee', 'own_machine') THEN 'employee'
            WHEN c.agent = 'search_engine' THEN 'search_engine'
            WHEN c.agent = 'bot' THEN 'bot'
            WHEN c.viewer_account IS NOT NULL THEN 'other_customer'
            ELSE 'anonymous' END AS audience,
       CASE WHEN r.verdict IN ('own', 'likely') THEN 1 ELSE 0 END AS personal,
       CASE WHEN c.agent = 'own_machine' THEN 'own_machine' END AS excluded,
       max(p.strong) AS strong
FROM captured c
JOIN page_people p ON c.item_id = p.item_id AND c.record = p.record
LEFT JOIN accounts v ON c.viewer_account = v.account
LEFT JOIN staff f ON c.viewer_account = f.account
LEFT JOIN verdicts r ON c.route = r.route
GROUP BY c.n, c.edge_n, c.item_id, c.record, c.at_us, c.session, c.client, c.viewer_account, c.object, c.route, p.subject, c.agent,
         f.account, v.subject, r.verdict
