"""What kind of visitor a user agent names. By its text alone, so it is what the visitor claims, not what it is."""

from __future__ import annotations

import re
from functools import lru_cache

_SEARCH = (
    "googlebot adsbot-google mediapartners-google google-inspectiontool storebot-google bingbot bingpreview msnbot adidxbot duckduckbot "
    "yandex(?:bot|images|mobilebot|news|video|metrika) baiduspider sogou yisouspider 360spider seznambot petalbot applebot slurp "
    "naverbot yeti/ daumoa coccocbot mojeekbot qwantify qwantbot exabot bravebot ia_archiver archive\\.org_bot"
)
_BOTS = (
    "bot\\b bot[/;)_-] crawl spider scrap slurp fetcher monitor uptime pingdom statuscake nagios zabbix datadog newrelic synthetics "
    "headless phantomjs selenium puppeteer playwright lighthouse pagespeed gtmetrix curl/ wget/ libwww python-requests python-urllib "
    "aiohttp httpx/ go-http-client java/ okhttp apache-httpclient axios/ node-fetch undici ruby perl php/ guzzle postman insomnia "
    "facebookexternalhit facebot twitterbot linkedinbot whatsapp telegrambot discordbot slackbot slack-imgproxy embedly skypeuripreview "
    "gptbot chatgpt-user oai-searchbot claudebot claude-user claude-web anthropic-ai perplexitybot ccbot bytespider amazonbot "
    "meta-externalagent google-extended cohere-ai diffbot dataforseo semrush ahrefs mj12bot dotbot blexbot screaming validator "
    "feedfetcher feedly rss nessus nikto sqlmap nmap masscan zgrab censys nuclei wpscan acunetix qualys burp"
)
_PEOPLE = r"mozilla/|opera/|dalvik/|cfnetwork|safari|gecko|trident|android|iphone|ipad"

SEARCH_ENGINE = re.compile("|".join(_SEARCH.split()), re.IGNORECASE)
BOT = re.compile("|".join(_BOTS.split()), re.IGNORECASE)
PERSON = re.compile(_PEOPLE, re.IGNORECASE)


@lru_cache(maxsize=16384)
def agent_class(agent: str | None) -> str:
    """`search_engine`, `bot`, `human` or `unknown`. `employee` is never told by a user agent alone."""
    if not agent or agent == "-":
        return "unknown"
    if SEARCH_ENGINE.search(agent):
        return "search_engine"
    if BOT.search(agent):
        return "bot"
    return "human" if PERSON.search(agent) else "unknown"
