"""How programs write who logs in and by what: addresses with a login, commands, statements, dialogues, lists of accounts, logs.

Each form has an expression by which Hyperscan finds it (`anchored`) and a pattern by which it is read; where that is matched from, its
`begin` says. The names of the pattern's groups say what stands there: user, logged (who did log in), password, hash, session; coded is
Base64 of user and password.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

LINE = 400
"""Bytes of a line before an anchor that are looked at."""
Begin = Callable[[bytes, int], int]
"""Where in the data a pattern is matched from, of an anchor that ends there."""


class Form(NamedTuple):
    """anchor: for Hyperscan; pattern: what is read; begin: from where; strict: whether a password needs letters with digits or signs, as
    prose may stand there; line: what has to stand before it in its line."""

    anchor: str
    pattern: re.Pattern[bytes]
    begin: Begin
    strict: bool = False
    line: re.Pattern[bytes] | None = None


def line_start(data: bytes, to: int) -> int:
    """Of the line in which `to` lies."""
    return max(data.rfind(b"\n", max(0, to - LINE), to) + 1, to - LINE, 0)


def _behind(_: bytes, to: int) -> int:
    return to


def _scheme(data: bytes, to: int) -> int:
    return max(data.rfind(b"://", max(0, to - LINE), to), 0)


def _window(_: bytes, to: int) -> int:
    return max(0, to - 320)


def _form(anchor: str, pattern: str, begin: Begin = _behind, *, strict: bool = False, line: str = "") -> Form:
    told = re.compile(pattern.encode(), re.IGNORECASE)
    return Form(anchor, told, begin, strict, re.compile(line.encode(), re.IGNORECASE) if line else None)


_USER = r"(?P<user>[\w.@+\\$\x80-\xff-]{1,64})"
_LOGGED = _USER.replace("user", "logged")
_WORD = r"(?P<password>(?![-/])[^\s\"'`]{3,64})"
_ANY = rf"(?:\"(?P<password>[^\"\n]{{3,64}})\"|'(?P<password_>[^'\n]{{3,64}})'|{_WORD.replace('<password>', '<password__>')})"
_QUOTED = r"[\"'](?P<password>[^\"'\n]{3,64})[\"']"
_CALLED = r"pw|pwd|pass|passwd|password|passwort|kennwort|secret"
_LOGGED_IN = r"USER [^\s]{1,64}\r?\n(?:[^\n]{0,120}\n){0,2}PASS "
_NTLM = r"[0-9a-f]{32}"

FORMS = (
    # Addresses with a login (RFC 3986, userinfo).
    _form(
        r"://[^\s/@:\"'<>|\\]*:[^\s/@\"'<>|\\]+@",
        r"://(?P<user>[^\s/@:\"'<>|\\]{0,64}):(?P<password>[^\s/@\"'<>|\\]{3,100})@",
        _scheme,
    ),
    _form(
        r"(?:thin:|sqlplus +|exp +|imp +|expdp +|impdp +|sqlldr +|userid=)[\w$#.-]{1,30}/[^\s/@\"']{3,40}@",
        r"(?:thin:|sqlplus +|exp +|imp +|expdp +|impdp +|sqlldr +|userid=)(?P<user>[\w$#.-]{1,30})/(?P<password>[^\s/@\"']{3,40})@",
        line_start,
    ),
    # Commands.
    _form(r"\s(?:-u|--user)[ =]", rf"[\"']?(?P<user>[^\s:\"'$]{{1,64}}):{_WORD}", line=r"curl|://"),
    _form(r"\s-U ", rf"[\"']?(?P<user>[^\s:%\"'$]{{1,64}})%{_WORD}"),
    _form(r"\s-u ?[\w.-]{2,64} -p", rf"\s-u ?{_USER} -p[\"']?{_WORD}", line_start, line=r"mysql|maria"),
    _form(r"\s-u [\w.-]{2,64} (?:-p|--password) ", _ANY, line=r"^(?!.*(?:mysql|maria))"),
    _form(r"\s-U [\w.-]{2,64} -P ", _ANY, line=r"(?-i:-U \S+ -P )"),
    _form(r"\s-u [\w.-]{2,64} (?:-p|--password) ", rf"\s-u {_USER}", line_start, line=r"login|docker|podman"),
    _form(r"\s-U [\w.-]{2,64} ", rf"\s-U {_USER} ", line_start, line=r"sql|ldap|smb|rpc|pg_"),
    _form(r"\s--?(?:password|passphrase) ", _ANY, strict=True),
    _form(r"\s--?(?:user|username|login) ", rf"[\"']?{_USER}[\"']?[^\n]{{0,60}}\s--?pass", strict=True),
    _form(r"(?:sshpass -p|redis-cli -a|zip -P|requirepass|masterauth|bindpw) ", _ANY),
    _form(r"-pass(?:in|out|word)? pass:", _ANY),
    _form(r"\s-w ", _ANY, line=r"ldap"),
    _form(r"\s/p:", _ANY, line=r"/u:"),
    _form(r"\s/u(?:ser)?:", rf"{_USER}(?: {_WORD}(?=\s|\Z))?", line=r"net use|freerdp|cmdkey|runas|wmic|psexec"),
    _form(r"\bnet user ", rf"{_USER} {_WORD}(?: /|\s*$)", strict=True),
    _form(r"htpasswd -\w+ ", rf"\S+ {_USER} {_WORD}"),
    _form(r"ConvertTo-SecureString (?:-String )?[\"']", r"(?P<password>[^\"'\n$]{3,64})[\"']"),
    _form(r"\s-user(?:name)? [\w\\.-]{2,64} -pass", rf"\s-user(?:name)? {_USER}", line_start),
    _form(r"configure set aws_\w+ ", r"(?P<key>[A-Za-z0-9+/=]{16,64})"),
    # Statements and calls.
    _form(
        r"identified by (?:password )?'",
        rf"(?:user|to|for)\s+(?:if not exists )?[\"'`]?{_USER}[\"'`]?[^\n]{{0,80}}"
        r"identified by (?:password )?(?P<quoted>'[^'\n]{3,128}')",
        line_start,
    ),
    _form(
        r"\s(?:user|role|login|password for)\s[^\n]{1,160}password ?[=(]? ?\(?'",
        rf"\s?(?:user|role|login|for)\s+[\"'`\[]?{_USER}[\"'`\]]?[^\n]{{0,120}}password ?[=(]? ?\(?(?P<quoted>'[^'\n]{{3,128}}')",
        line_start,
    ),
    _form(
        r"(?:new mysqli|mysqli?_p?connect|new PDO)\s?\(",
        rf"\s?[\"'][^\"'\n]{{0,200}}[\"']\s?,\s?[\"']{_USER}[\"']\s?,\s?{_QUOTED}",
    ),
    _form(r"(?:\.login|auth ?= ?|BasicAuth|Credentials?)\(", rf"\s?[\"']{_USER}[\"']\s?,\s?{_QUOTED}", strict=True),
    _form(
        r"(?:define|setProperty|setenv|setdefault) ?\( ?[\"'][\w.-]{0,40}(?:password|passwd|_pass|_pw)[\"'] ?, ?[\"']",
        r"(?P<password>[^\"'\n]{3,64})[\"'] ?\)",
    ),
    _form(
        r"(?:define|setProperty|setenv|setdefault) ?\( ?[\"'][\w.-]{0,40}(?:_user|username|\.user|_login)[\"'] ?, ?[\"']",
        rf"{_USER}[\"'] ?\)",
    ),
    _form(
        r"define ?\( ?[\"'][\w.-]{0,40}_(?:key|salt|secret|token)[\"'] ?, *[\"']",
        r"(?P<key>[^\"'\n]{16,200})[\"'] ?\)",
    ),
    _form(
        r"(?:key|name)=\"[\w.:-]{0,40}(?:password|passwd|pwd)\"\s+value=\"",
        r"(?P<password>[^\"\n]{3,64})\"",
    ),
    _form(r"(?:key|name)=\"[\w.:-]{0,40}(?:key|secret|token)\"\s+value=\"", r"(?P<key>[\w+/=.-]{16,200})\""),
    # Dialogues and settings without signs.
    _form(
        rf"\b(?:user|login|username)\s+[\w.@\\-]{{2,64}}[ \t\r\n,/|]+(?:{_CALLED})\s",
        rf"\b(?:user|login|username)\s+{_USER}[ \t\r\n,/|]+(?:{_CALLED})\s+[\"']?{_WORD}",
        _window,
        strict=True,
    ),
    _form(
        r"\b(?:user|login|username)[ :]+[\w.@\\-]{2,64} / \S{4}",
        rf"\b(?:user|login|username)[ :]+{_USER} / {_WORD}",
        line_start,
        strict=True,
    ),
    _form(
        r"\busername [\w.-]{1,64} (?:privilege \d{1,2} )?(?:password|secret) \d ",
        rf"\busername {_USER} (?:privilege \d{{1,2}} )?(?:password|secret) (?:[07] {_WORD})?",
        line_start,
    ),
    _form(r"\n *(?:enable )?password [07] ", _WORD),
    _form(r"snmp-server community ", _WORD + r" (?:RO|RW)", strict=True),
    _form(r"\nuser [\w.-]{1,64} on >", rf"user {_USER} on >{_WORD}", line_start),
    _form(rf"\n{_LOGGED_IN}", _WORD),
    _form(rf"\n{_LOGGED_IN}", rf"\n{_LOGGED_IN}".replace(r"[^\s]{1,64}", _USER, 1), _window),
    _form(r"\n\w{0,7}\d LOGIN [^\s]{1,64} ", rf"\w{{1,8}} LOGIN \"?{_USER}\"? \"?{_WORD}", line_start),
    _form(r"\nAUTH PLAIN ", r"(?P<coded>[A-Za-z0-9+/]{8,400}={0,2})"),
    _form(
        r"register ?=> ?[\w.-]{1,64}:[^\s@:]{3,64}@",
        r"register ?=> ?(?P<user>[\w.-]{1,64}):(?P<password>[^\s@:]{3,64})@",
        line_start,
    ),
    _form(r"Cleartext-Password :?= \"", r"(?P<password>[^\"\n]{3,64})\""),
    _form(r"\n[\w.@-]{1,64}\s+Cleartext-Password :?= ", rf"{_USER}\s+Cleartext-Password :?= ", line_start),
    _form(r"\bBearer ", r"(?P<session>(?!eyJ)(?=[\w.~+/-]{0,60}\d)[\w.~+/-]{20,400}={0,2})(?![\w.])"),
    _form(r"\n *- name: [\w.-]{0,40}(?:PASSWORD|PASSWD|_PW)\r?\n *value: ", _ANY),
    _form(r"\nusername:s:", rf"(?:[\w.-]{{1,64}}\\)?{_USER}\s"),
    _form(r"\npassword 51:b:", r"(?P<key>[0-9A-F]{16,2000})"),
    # Lists of accounts.
    _form(r"[0-9a-fA-F]{8} \([^()\s|]{3,64}\) *[|,\n]", r"[0-9a-f]{8} \((?P<password>[^()\s|]{3,64})\) *[|,\n]", line_start),
    _form(r":(?:aes(?:128|256)-cts-hmac-sha1-96|des-cbc-md5|rc4_hmac):", r"(?P<hash>[0-9a-f]{16,64})(?![0-9a-f])"),
    _form(
        r":::|aad3b435b51404eeaad3b435b51404ee:",
        rf"(?:[\w.-]{{1,64}}\\)?(?P<user>[^:\s\\]{{1,64}}):\d{{1,10}}:(?:{_NTLM}|NO PASSWORD\*{{21}}):"
        rf"(?P<hash>(?!31d6cfe0d16ae931b73c59d7e0c089c0){_NTLM}):",
        line_start,
    ),
    _form(
        r"\n[^:\s]{1,32}:x:[1-5]\d{3,4}:\d{1,10}:[^:\n]{0,100}:/",
        rf"{_USER}:x:",
        line_start,
    ),
    _form(
        rf"::[\w.-]{{0,64}}:[0-9a-fA-F]{{16}}:{_NTLM}:[0-9a-fA-F]{{40}}",
        rf"(?P<hash>(?:[\w.$-]{{1,64}}\\)?[\w.$-]{{1,64}}::[\w.-]{{0,64}}:[0-9a-f]{{16}}:{_NTLM}:[0-9a-f]{{40,1200}})",
        line_start,
    ),
    _form(r"\{PLAIN\}", r"(?P<password>[^:\s]{3,64})(?=[:\s])"),
    # Logs. Who did log in is `logged`: such users are there, unlike those that somebody tries; ids below 1000 are the system's own
    # (login.defs(5)).
    _form(
        r"(?:accepted (?:password|publickey|keyboard-interactive/pam|none|hostbased) for |(?:opened|closed) for user |"
        r"password changed for (?:user )?)[\"'\[<]?[\w.@\\+-]{2,64}[\"'\]>]?(?: from |\(uid=| by |,|$|\s)",
        rf"for (?:user )?[\"'\[<]?(?:{_USER}(?=\(uid=\d{{1,3}}\))|{_LOGGED})[\"'\]>]?(?: from |\(uid=| by |[,.;]?(?:\s|\Z))",
        line_start,
        line=r"\d",
    ),
    _form(
        r"(?:failed (?:password|publickey|keyboard-interactive/pam|none|hostbased) for |invalid user |authenticating user |"
        r"(?:failed|failure|succeeded|successful|denied|attempt) for (?:user|username|account) |new user: name=)"
        r"[\"'\[<]?[\w.@\\+-]{2,64}[\"'\]>]?(?: from |\(uid=| \d{1,3}\.|,|$|\s|: password)",
        rf"(?:for (?:invalid )?(?:user |username |account )?|invalid user |authenticating user |name=)[\"'\[<]?{_USER}"
        r"[\"'\]>]?(?: from |\(uid=| \d{1,3}\.|[,.;]?(?:\s|\Z)|: password)",
        line_start,
        line=r"\d",
    ),
    _form(r" : TTY=", rf" {_LOGGED} : TTY=", line_start),
    _form(r" user \"[^\"\n]{1,64}\"(?: was|: was|:? password)", r".* user \"(?P<user>[\w.@\\+-]{1,64})\"", line_start),
    _form(
        r"Login (?:OK|incorrect)[^\n]{0,160}: \[[^\]\n]{1,80}\] ?\(from",
        rf"(?:Login OK[^\n]{{0,160}}: \[{_LOGGED}|: \[{_USER})(?:/(?P<password>[^\]\n]{{3,64}}))?\] ?\(from",
        line_start,
    ),
    _form(r" user=<[^>\s]{1,64}>", rf"(?: Login: user=<{_LOGGED}>| user=<{_USER}>)", line_start),
    _form(r"\bdn=\"(?:uid|cn)=[\w.-]{1,64},", rf"\bdn=\"(?:uid|cn)={_USER},", line_start),
    _form(r"\(uid=[\w.-]{2,64}\)", rf"\(uid={_USER}\)", line_start, line=r"filter|search|ldap"),
    _form(r"\[\+\] [\w.-]{1,64}\\[\w.$-]{1,64}:", rf"\[\+\] [\w.-]{{1,64}}\\(?P<user>[\w.$-]{{1,64}}):{_WORD}", line_start),
)  # fmt: skip
"""As the manuals of the programs have them: curl, mysql, psql, smbclient, docker, OpenLDAP, Redis, OpenSSL, netrc(5), PostgreSQL, MySQL,
Oracle, Cisco IOS, FTP (RFC 959), POP (RFC 1939), IMAP (RFC 9051), SMTP (RFC 4954), passwd(5), Samba, OpenSSH, PAM, Dovecot, FreeRADIUS."""
