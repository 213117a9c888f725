"""The store's pages in ten languages: what a signed-in page shows of its customer."""

from __future__ import annotations

from html import escape
from typing import Any

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja")
WORDS: dict[str, tuple[str, ...]] = {
    "en": ("Hello", "Your account", "Name", "E-mail", "Phone", "Delivery address", "Your orders", "Checkout", "Sign in"),
    "de": ("Hallo", "Ihr Konto", "Name", "E-Mail", "Telefon", "Lieferadresse", "Ihre Bestellungen", "Zur Kasse", "Anmelden"),
    "fr": ("Bonjour", "Votre compte", "Nom", "E-mail", "Téléphone", "Adresse de livraison", "Vos commandes", "Paiement", "Connexion"),
    "es": ("Hola", "Su cuenta", "Nombre", "Correo", "Teléfono", "Dirección de envío", "Sus pedidos", "Pagar", "Entrar"),
    "it": ("Ciao", "Il tuo account", "Nome", "E-mail", "Telefono", "Indirizzo", "I tuoi ordini", "Alla cassa", "Accedi"),
    "pt": ("Olá", "A sua conta", "Nome", "E-mail", "Telefone", "Morada de entrega", "As suas encomendas", "Finalizar", "Entrar"),
    "nl": ("Hallo", "Uw account", "Naam", "E-mail", "Telefoon", "Bezorgadres", "Uw bestellingen", "Afrekenen", "Inloggen"),
    "pl": ("Witaj", "Twoje konto", "Imię i nazwisko", "E-mail", "Telefon", "Adres dostawy", "Twoje zamówienia", "Do kasy", "Zaloguj"),
    "sv": ("Hej", "Ditt konto", "Namn", "E-post", "Telefon", "Leveransadress", "Dina beställningar", "Till kassan", "Logga in"),
    "ja": ("こんにちは", "アカウント", "氏名", "メール", "電話番号", "お届け先", "注文履歴", "レジに進む", "サインイン"),
}  # fmt: skip

SHELL = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title} · Larkspur</title>
<link rel="stylesheet" href="/static/shop.css"><link rel="canonical" href="https://www.larkspur.example/{language}/{path}"></head>
<body>
<header class="top"><a class="brand" href="/{language}/">Larkspur</a>
<nav><a href="/{language}/p/1001">Black Friday</a>
<a href="/{language}/account">{account}</a> <a href="/{language}/orders">{orders}</a></nav>
{hello}</header>
<main>{body}</main>
<footer>Larkspur Retail Example Ltd · 1 Example Row</footer>
</body>
</html>
"""


def page(language: str, path: str, body: str, *, title: str, name: str = "") -> str:
    """A whole page; with the greeting of a signed-in customer where a name is given."""
    words = WORDS[language]
    hello = f'<p class="hello">{words[0]}, <span class="customer-name">{escape(name)}</span></p>' if name else ""
    return SHELL.format(
        language=language, path=path, title=escape(title), hello=hello, body=body, account=words[1], orders=words[6]
    )


def account(language: str, customer: dict[str, Any]) -> str:
    """Name, e-mail and, where given, phone."""
    words = WORDS[language]
    rows = [(words[2], "name", customer["name"]), (words[3], "email", customer["email"])]
    rows += [(words[4], "phone", customer["phone"])] if customer["phone"] else []
    body = f"<h1>{words[1]}</h1>{_definitions(rows)}"
    return page(language, "account", body, title=words[1], name=customer["name"])


def orders(language: str, customer: dict[str, Any], numbers: list[str]) -> str:
    """Name, e-mail for receipts, and order numbers."""
    words = WORDS[language]
    rows = "".join(
        f'<tr><td class="order">{number}</td><td>EUR {20 + int(number[-2:])}.00</td></tr>' for number in numbers
    )
    body = f"<h1>{words[6]}</h1>{_definitions([(words[3], 'email', customer['email'])])}<table>{rows}</table>"
    return page(language, "orders", body, title=words[6], name=customer["name"])


def checkout(language: str, customer: dict[str, Any]) -> str:
    """Name, e-mail and delivery address."""
    words = WORDS[language]
    place = f"{customer['street']}, {customer['postcode']} {customer['city']}, {customer['country']}"
    rows = [(words[2], "name", customer["name"]), (words[3], "email", customer["email"]), (words[5], "address", place)]
    return page(language, "checkout", f"<h1>{words[7]}</h1>{_definitions(rows)}", title=words[7], name=customer["name"])


def sign_in(language: str) -> str:
    """The form for those who are not signed in."""
    label, title = WORDS[language][3], WORDS[language][8]
    form = f'<form method="post" action="/{language}/signin"><label>{label} <input name="email" type="email"></label></form>'
    return page(language, "signin", f"<h1>{title}</h1>{form}", title=title)


def product(language: str, number: str) -> str:
    """A product page: nothing personal."""
    stars = "".join(f"<li>{'★' * (3 + n % 3)}</li>" for n in range(int(number) % 5 + 1))
    body = f'<h1>Lamp {number}</h1><p class="price">EUR {19 + int(number) % 80}.99</p><ul class="reviews">{stars}</ul>'
    return page(language, f"p/{number}", body, title=f"Lamp {number}")


def _definitions(rows: list[tuple[str, str, str]]) -> str:
    cells = "".join(f'<dt>{label}</dt><dd class="{kind}">{escape(value)}</dd>' for label, kind, value in rows)
    return f'<dl class="profile">{cells}</dl>'
