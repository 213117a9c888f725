-- One row per person and audience: when, how often, to how many viewers. Of a lasting doubt `sure` is 0.
SELECT who, audience, max(sure) AS sure, min(at_us) AS first_seen_us, max(at_us) AS last_seen_us, min(made_us) AS first_made_us,
       max(made_us) AS last_made_us, CAST(count(DISTINCT n) AS BIGINT) AS servings,
       CAST(count(DISTINCT viewer_account) AS BIGINT) AS accounts,
       CAST(count(DISTINCT CASE WHEN viewer_account IS NULL THEN viewer END) AS BIGINT) AS signed_out,
       CAST(count(DISTINCT viewer) AS BIGINT) AS viewers
FROM counted
WHERE known = 1
GROUP BY who, audience
ORDER BY who, audience
