-- Who a session belongs to: the account it was signed in to, at any time. Several: a shared device, so nobody in particular.
SELECT session, min(account) AS account, CAST(count(DISTINCT account) AS BIGINT) AS accounts
FROM req
WHERE session IS NOT NULL AND account IS NOT NULL
GROUP BY session
ORDER BY session
