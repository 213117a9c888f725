### Gaeilge. Machine-drafted until a person approves it.

subject-dated = { $controller }: do shonraí pearsanta agus teagmhas an { $day }
subject-undated = { $controller }: teagmhas le do shonraí pearsanta
greeting = A { $name }, a chara,
who-writes = Is sinne { $controller }. Táimid ag scríobh chugat mar gheall ar theagmhas le do shonraí pearsanta.
supplements = Cuireann an teachtaireacht seo lenár dteachtaireacht dar dáta { $previous }. Níor athraigh an uimhir thagartha ná an cód.

heading-happened = Cad a tharla
heading-data = Cad iad na sonraí atá i gceist
heading-audience = Cé a d’fhéadfadh na sonraí a fheiceáil
heading-consequences = Cad a d’fhéadfadh teacht as seo
heading-measures = Cad atá á dhéanamh againn
heading-advice = Cad is féidir leatsa a dhéanamh
heading-open = Cad nach eol dúinn fós
heading-check = Conas an teachtaireacht seo a sheiceáil
heading-contact = Do cheisteanna agus do chearta

nature-confidentiality = D’fhéadfadh daoine nach raibh de cheart acu sonraí pearsanta a fheiceáil.
nature-integrity = Athraíodh sonraí pearsanta gan chead.
nature-availability = Cailleadh sonraí pearsanta, nó ní raibh siad ar fáil ar feadh tamaill.
nature-unknown = Ní fios dúinn fós cad go díreach a tharla do na sonraí.
affected-yes = Tá do shonraí i measc na sonraí atá i gceist.
affected-unknown = Ní fios dúinn fós an bhfuil do shonraí ina measc. Ar eagla na heagla, táimid á rá leat anois.
cause-technical = Earráid theicniúil inár gcórais ba chúis leis.
cause-misdelivery = Botún ba chúis leis: seoladh sonraí chuig na daoine míchearta.
cause-staff = Botún duine dár bhfoireann ba chúis leis.
cause-loss = Cailliúint nó goid gléis nó doiciméad ba chúis leis.
cause-attack = Ionsaí ar ár gcórais ba chúis leis.
cause-unknown = Ní fios dúinn an chúis fós.
period-closed = Tús an teagmhais: { $start }. Deireadh an teagmhais: { $end }.
period-ongoing = Níl deireadh leis an teagmhas fós. Tús an teagmhais: { $start }.
period-start = Tús an teagmhais: { $start }.
period-end-unknown = Ní fios dúinn fós cathain a tháinig deireadh leis an teagmhas.
period-unknown = Ní fios dúinn fós cathain a thosaigh an teagmhas.
people-exact = { $n ->
    [one] Líon na ndaoine atá i gceist: { $n } duine.
    [two] Líon na ndaoine atá i gceist: { $n } dhuine.
    [few] Líon na ndaoine atá i gceist: { $n } dhuine.
    [many] Líon na ndaoine atá i gceist: { $n } nduine.
   *[other] Líon na ndaoine atá i gceist: { $n } duine.
}
people-range = { $high ->
    [one] Líon na ndaoine atá i gceist: { $low } ar a laghad agus { $high } duine ar a mhéad.
    [two] Líon na ndaoine atá i gceist: { $low } ar a laghad agus { $high } dhuine ar a mhéad.
    [few] Líon na ndaoine atá i gceist: { $low } ar a laghad agus { $high } dhuine ar a mhéad.
    [many] Líon na ndaoine atá i gceist: { $low } ar a laghad agus { $high } nduine ar a mhéad.
   *[other] Líon na ndaoine atá i gceist: { $low } ar a laghad agus { $high } duine ar a mhéad.
}
people-unknown = Ní fios dúinn fós cé mhéad duine atá i gceist.

kinds-intro = Tá na sonraí seo fútsa i gceist:
kinds-unknown = Ní fios dúinn fós cé acu de do shonraí atá i gceist.
password-safe = Ní raibh do phasfhocal i measc na sonraí. Ní gá duit é a athrú mar gheall ar an teagmhas seo.
password-exposed = Bhí do phasfhocal i measc na sonraí.
password-unknown = Ní fios dúinn fós an raibh do phasfhocal i measc na sonraí.
payment-safe = Ní raibh aon uimhreacha cárta ná cuntais bhainc i measc na sonraí.
payment-exposed = Bhí sonraí íocaíochta i measc na sonraí.
payment-unknown = Ní fios dúinn fós an raibh sonraí íocaíochta i measc na sonraí.

audience-customers = D’fhéadfadh custaiméirí eile dár gcuid na sonraí a fheiceáil.
audience-few = D’fhéadfadh líon beag daoine a bhfuil aithne againn orthu na sonraí a fheiceáil.
audience-single = D’fhéadfadh duine nó eagraíocht amháin a bhfuil aithne agus muinín againn as na sonraí a fheiceáil.
audience-public = D’fhéadfadh duine ar bith ar an idirlíon na sonraí a fheiceáil.
audience-criminal = D’fhéadfadh coirpigh na sonraí a fheiceáil nó a chóipeáil.
audience-unknown = Ní fios dúinn fós cé a chonaic na sonraí.
misuse-yes = Is eol dúinn cásanna inar baineadh mí-úsáid as na sonraí.
misuse-no = Ní heol dúinn aon chás inar baineadh mí-úsáid as na sonraí.
misuse-unknown = Ní fios dúinn fós ar baineadh mí-úsáid as na sonraí.
recovered-yes = Dheimhnigh gach duine a raibh cóip aige gur scriosadh nó gur tugadh ar ais í.
recovered-no = Níorbh fhéidir gach cóip de na sonraí a scriosadh ná a fháil ar ais.
recovered-unknown = Ní fios dúinn fós an bhfuil cóipeanna de na sonraí ann go fóill.

consequence-messages = D’fhéadfadh duine éigin scríobh chugat nó glaoch ort agus ligean air gur sinne é.
consequence-account = D’fhéadfadh duine éigin logáil isteach i do chuntas, nó i gcuntas eile leis an bpasfhocal céanna.
consequence-payment = D’fhéadfadh duine éigin iarracht a dhéanamh íoc nó airgead a bhailiú i d’ainm.
consequence-identity = D’fhéadfadh duine éigin ligean air gur tusa é, mar shampla chun conradh a shíniú.
consequence-sensitive = D’fhéadfadh nithe príobháideacha teacht ar eolas daoine eile.
consequence-place = D’fhéadfadh duine éigin fáil amach cá gcónaíonn tú nó cá raibh tú.
consequence-unknown = Ní fios dúinn fós cad a d’fhéadfadh teacht as seo duitse.

contained-yes = Tá an teagmhas stoptha againn.
contained-no = Táimid fós ag obair chun an teagmhas a stopadh.
contained-unknown = Ní fios dúinn fós an bhfuil an teagmhas stoptha go hiomlán.
discovered = Thugamar an teagmhas faoi deara: { $detected }.
measure-error-fixed = Cheartaíomar an earráid.
measure-copies-deleted = Scriosamar na cóipeanna stóráilte atá faoinár smacht.
measure-sessions-ended = Logálamar gach duine amach as a gcuntais.
measure-passwords-reset = D’athshocraíomar na pasfhocail atá i gceist.
measure-authority-told = Chuireamar an t-údarás cosanta sonraí ar an eolas.
measure-police-told = Chuireamar na póilíní ar an eolas.
measure-experts = Tá saineolaithe neamhspleácha ag cabhrú linn.
measure-checks = Chuireamar seiceálacha leis ionas nach dtarlóidh sé arís.

advice-mail = Bí cúramach le teachtaireachtaí a úsáideann d’ainm agus ár n-ainm. Ní iarraimid pasfhocail trí ríomhphost.
advice-phone = Má ghlaonn duine ort inár n-ainm, cuir síos an fón agus glaoigh ar an uimhir atá ar eolas agat cheana.
advice-password = Athraigh do phasfhocal linne agus in aon áit eile a n-úsáideann tú an ceann céanna.
advice-second-step = Áit a bhfuil sé ar fáil, cuir an dara céim logála isteach ar siúl.
advice-sessions = Logáil amach as do chuntas ar gach gléas agus logáil isteach arís.
advice-card = Cuir do bhanc ar an eolas agus féach ar ráitis do chárta.
advice-bank = Cuardaigh i do chuntas bainc íocaíochtaí nár ordaigh tú, agus tuairiscigh do do bhanc iad.
advice-identity = Coinnigh súil ar chonarthaí, billí nó litreacha nach féidir leat a mhíniú, agus tuairiscigh do na póilíní iad.
advice-sensitive = Má chuireann duine brú ort leis na sonraí seo, inis dúinne nó do na póilíní é.
advice-place = Mura mbraitheann tú sábháilte, téigh i dteagmháil leis na póilíní.

next-update = Scríobhfaimid chugat arís faoin dáta seo ar a dhéanaí: { $update }.
check-type = Níl naisc ná ceangaltáin sa teachtaireacht seo. Chun í a sheiceáil, clóscríobh féin ár seoladh { $domain } i do bhrabhsálaí agus oscail an leathanach “{ $path }”.
check-code = Ar an leathanach sin, cuir isteach an seoladh ríomhphoist ar sheolamar an teachtaireacht seo chuige, agus an cód seo: { $code }
check-code-letter = Ar an leathanach sin, cuir isteach an uimhir ag barr na litreach seo, agus an cód seo: { $code }
check-never = Ní iarraimid pasfhocal, uimhir chárta ná íocaíocht ort choíche mar gheall ar an teagmhas seo.
contact = Freagróidh { $contact } do cheisteanna: { $details }. Luaigh an uimhir thagartha { $case }.
complaint = Is féidir leat gearán a dhéanamh freisin le húdarás cosanta sonraí do thíre.

sms = { $controller }: teagmhas le do shonraí. Clóscríobh { $typed } i do bhrabhsálaí. Cód { $code }. Ní iarraimid pasfhocail.
letter-number = Uimhir
statement-title = Ráiteas poiblí: { $controller }
statement-intro = Sheolamar an téacs seo a leanas chuig na daoine atá i gceist. Fuair gach duine a ainm féin agus cód chomh maith.
verify-title = Seiceáil teachtaireacht: { $controller }
verify-intro = Is féidir leat ár dteachtaireachtaí go léir a léamh ar an leathanach seo. Níl cód ag teastáil chuige sin.
verify-address = An seoladh ríomhphoist nó an uimhir theileafóin ar tháinig an teachtaireacht chuige, nó an uimhir ar an litir
verify-code = An cód sa teachtaireacht
verify-button = Seiceáil
verify-yes = Baineann an cód seo le teachtaireacht a sheolamar chuig an seoladh seo. Tá an téacs iomlán thíos.
verify-no = Níor eisíomar an cód seo don seoladh seo. Ná freagair an teachtaireacht, agus inis dúinn: { $details }
verify-closed = Ní féidir cóid a sheiceáil a thuilleadh. Is iad na téacsanna thíos a sheolamar.
verify-texts = Na teachtaireachtaí a sheolamar

kind-PERSON_NAME = d’ainm
kind-EMAIL = do sheoladh ríomhphoist
kind-PHONE = d’uimhir theileafóin
kind-POSTAL_ADDRESS = do sheoladh poist
kind-BIRTH_DATE = do dháta breithe
kind-IP_ADDRESS = seoladh idirlín do ghléis
kind-CARD = uimhir do chárta íocaíochta
kind-CARD_CODE = cód slándála do chárta íocaíochta
kind-IBAN = uimhir do chuntais bhainc
kind-NATIONAL_ID = d’uimhir aitheantais nó PSP
kind-TAX_ID = d’uimhir chánach
kind-PASSPORT = uimhir do phas
kind-DRIVING_LICENCE = uimhir do cheadúnais tiomána
kind-PASSWORD = do phasfhocal
kind-PASSWORD_HASH = do phasfhocal i bhfoirm chriptithe
kind-CREDENTIAL = eochair rúnda do do chuntas
kind-SESSION_TOKEN = eochair seisiúin ina raibh tú logáilte isteach
kind-USER_NAME = d’ainm úsáideora
kind-ACCOUNT_ID = d’uimhir chustaiméara
kind-ORDER = d’orduithe
kind-CRYPTO_ADDRESS = do sheoladh criptea-airgeadra
kind-GEO = áiteanna ina raibh tú
kind-VEHICLE_ID = uimhir d’fheithicle
kind-HEALTH = sonraí faoi do shláinte
kind-ETHNIC_ORIGIN = sonraí faoi do bhunadh ciníoch nó eitneach
kind-POLITICAL_OPINION = sonraí faoi do thuairimí polaitiúla nó do pháirtí
kind-BELIEF = sonraí faoi do reiligiún nó do chreideamh
kind-TRADE_UNION = sonraí faoi do bhallraíocht i gceardchumann
kind-GENETIC = do shonraí géiniteacha
kind-BIOMETRIC = do shonraí bithmhéadracha (amhail méarloirg nó gnéithe d’aghaidhe)
kind-SEX_LIFE = sonraí faoi do shaol gnéis nó do ghnéaschlaonadh
kind-CRIMINAL_RECORD = sonraí faoi chiontuithe nó cionta coiriúla
