-- One row per serving of a customer's page to some viewer, with its doubts: `sure` 1 where there is none, else the weight of
-- the person really being exposed by it and the rule of the gravest doubt. excluded: the rule by which it does not count.
WITH seen AS (
  SELECT h.n, h.item_id, h.record, h.at_us, h.node, coalesce(h.session, h.client) AS viewer, h.session, h.method, h.bytes,
         h.agent, s.account AS viewer_account, s.accounts AS viewer_accounts,
         v.object, v.how, v.sure AS object_sure, v.candidates,
         o.account, o.sure AS made_sure, o.logged, coalesce(o.route, h.route) AS route, o.made_us,
         CASE WHEN h.bytes < o.bytes THEN 1 ELSE 0 END AS part,
         CASE WHEN o.object IS NULL THEN 1 ELSE 0 END AS lost
  FROM servings v
  JOIN req h ON v.n = h.n
  LEFT JOIN objects o ON v.object = o.object
  LEFT JOIN sessions s ON h.session = s.session
),
judged AS (
  SELECT e.*, a.subject, r.verdict, coalesce(r.weight, 0.05) AS route_weight, coalesce(r.sure, 0) AS route_sure, t.subject AS viewer_subject,
         CASE WHEN e.viewer_account IS NOT NULL AND e.viewer_account = e.account THEN 'same_account'
              WHEN f.account IS NOT NULL OR e.agent IN ('employee', 'own_machine') THEN 'employee'
              WHEN e.agent = 'search_engine' THEN 'search_engine'
              WHEN e.agent = 'bot' THEN 'bot'
              WHEN e.viewer_account IS NOT NULL THEN 'other_customer'
              WHEN e.viewer IS NULL THEN 'unknown'
              ELSE 'anonymous' END AS audience
  FROM seen e
  LEFT JOIN accounts a ON e.account = a.account
  LEFT JOIN accounts t ON e.viewer_account = t.account
  LEFT JOIN verdicts r ON e.route = r.route
  LEFT JOIN staff f ON e.viewer_account = f.account
)
SELECT n, item_id, record, at_us, node, viewer, viewer_account, object, account, subject, route, made_us, audience, how, lost,
       CASE WHEN audience = 'same_account' AND viewer_accounts = 1 THEN 'own_page'
            WHEN agent = 'own_machine' THEN 'own_machine'
            WHEN lost = 0 AND logged = 1 AND account IS NULL THEN 'signed_out_page'
            WHEN verdict = 'bare' THEN 'no_personal_data'
            WHEN method = 'HEAD' THEN 'head_only'
            WHEN bytes = 0 THEN 'no_body' END AS excluded,
       CASE WHEN route_sure = 1 AND object_sure = 1 AND made_sure = 1 AND part = 0 AND subject IS NOT NULL
             AND (audience = 'other_customer' AND viewer_accounts = 1 OR audience IN ('bot', 'search_engine', 'employee'))
            THEN 1 ELSE 0 END AS sure,
       route_weight
         * CASE WHEN how = 'latest' THEN 0.6 WHEN object_sure = 0 THEN 1.0 / candidates ELSE 1.0 END
         * CASE WHEN made_sure = 1 THEN 1.0 WHEN lost = 1 THEN 0.8 ELSE 0.7 END
         * CASE WHEN audience = 'anonymous' THEN 0.9 WHEN audience IN ('unknown', 'same_account') OR viewer_accounts > 1 THEN 0.5 ELSE 1.0 END
         * CASE WHEN part = 1 THEN 0.5 ELSE 1.0 END AS weight,
       CASE WHEN lost = 1 OR account IS NULL THEN 'made_while_the_origin_log_is_missing'
            WHEN route_sure = 0 THEN 'page_not_known_to_be_personal'
            WHEN how <> 'logged' THEN 'object_inferred_from_cache_age'
            WHEN made_sure = 0 THEN 'maker_inferred_from_session'
            WHEN part = 1 THEN 'part_of_the_page'
            WHEN audience = 'anonymous' THEN 'viewer_signed_out'
            ELSE 'viewer_unknown' END AS rule
FROM judged
