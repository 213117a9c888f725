### Malti. Machine-drafted until a person approves it.

subject-dated = { $controller }: id-data personali tiegħek u l-inċident tal-{ $day }
subject-undated = { $controller }: inċident bid-data personali tiegħek
greeting = Għażiż(a) { $name },
who-writes = Aħna { $controller }. Qed niktbulek minħabba inċident bid-data personali tiegħek.
supplements = Dan il-messaġġ iżid mal-messaġġ tagħna tal-{ $previous }. In-numru ta’ referenza u l-kodiċi ma nbidlux.

heading-happened = X’ġara
heading-data = Liema data hija kkonċernata
heading-audience = Min seta’ jara d-data
heading-consequences = Għal xiex jista’ jwassal dan
heading-measures = X’qed nagħmlu aħna
heading-advice = X’tista’ tagħmel int
heading-open = X’għadna ma nafux
heading-check = Kif tiċċekkja dan il-messaġġ
heading-contact = Il-mistoqsijiet u d-drittijiet tiegħek

nature-confidentiality = Data personali setgħet tidher minn nies li ma kellhomx dritt jarawha.
nature-integrity = Data personali nbidlet mingħajr permess.
nature-availability = Data personali ntilfet, jew ma setgħetx tintuża għal xi żmien.
nature-unknown = Għadna ma nafux eżattament x’ġara lid-data.
affected-yes = Id-data tiegħek hija fost id-data kkonċernata.
affected-unknown = Għadna ma nafux jekk id-data tiegħek hijiex fost id-data kkonċernata. Biex inkunu żguri, qed ngħidulek minn issa.
cause-technical = Il-kawża kienet żball tekniku fis-sistemi tagħna.
cause-misdelivery = Il-kawża kienet żball: data ntbagħtet lin-nies il-ħażina.
cause-staff = Il-kawża kienet żball ta’ membru tal-persunal tagħna.
cause-loss = Il-kawża kienet it-telf jew is-serq ta’ apparat jew ta’ dokumenti.
cause-attack = Il-kawża kienet attakk fuq is-sistemi tagħna.
cause-unknown = Għadna ma nafux il-kawża.
period-closed = Bidu tal-inċident: { $start }. Tmiem tal-inċident: { $end }.
period-ongoing = L-inċident għadu ma spiċċax. Il-bidu tiegħu: { $start }.
period-start = Bidu tal-inċident: { $start }.
period-end-unknown = Għadna ma nafux meta spiċċa l-inċident.
period-unknown = Għadna ma nafux meta beda l-inċident.
people-exact = { $n ->
    [one] B’kollox hija kkonċernata { $n } persuna.
    [two] B’kollox huma kkonċernati { $n } persuni.
    [few] B’kollox huma kkonċernati { $n } persuni.
    [many] B’kollox huma kkonċernati { $n }-il persuna.
   *[other] B’kollox huma kkonċernati { $n } persuna.
}
people-range = { $high ->
    [one] B’kollox hija kkonċernata mill-inqas { $low } u l-iktar { $high } persuna.
    [two] B’kollox huma kkonċernati mill-inqas { $low } u l-iktar { $high } persuni.
    [few] B’kollox huma kkonċernati mill-inqas { $low } u l-iktar { $high } persuni.
    [many] B’kollox huma kkonċernati mill-inqas { $low } u l-iktar { $high }-il persuna.
   *[other] B’kollox huma kkonċernati mill-inqas { $low } u l-iktar { $high } persuna.
}
people-unknown = Għadna ma nafux kemm-il persuna hija kkonċernata.

kinds-intro = Din id-data dwarek hija kkonċernata:
kinds-unknown = Għadna ma nafux liema mid-data tiegħek hija kkonċernata.
password-safe = Il-password tiegħek ma kinitx fost id-data. M’għandekx għalfejn tbiddilha minħabba dan l-inċident.
password-exposed = Il-password tiegħek kienet fost id-data.
password-unknown = Għadna ma nafux jekk il-password tiegħek kinitx fost id-data.
payment-safe = Fost id-data ma kienx hemm numri ta’ karti jew ta’ kontijiet bankarji.
payment-exposed = Fost id-data kien hemm data ta’ ħlas.
payment-unknown = Għadna ma nafux jekk kienx hemm data ta’ ħlas fost id-data.

audience-customers = Klijenti oħra tagħna setgħu jaraw id-data.
audience-few = Numru żgħir ta’ nies li nafuhom setgħu jaraw id-data.
audience-single = Persuna jew organizzazzjoni waħda li nafu u nafdaw setgħet tara d-data.
audience-public = Kulħadd fuq l-internet seta’ jara d-data.
audience-criminal = Kriminali setgħu jaraw jew jikkupjaw id-data.
audience-unknown = Għadna ma nafux min ra d-data.
misuse-yes = Nafu b’każijiet fejn id-data ntużat ħażin.
misuse-no = Ma nafu bl-ebda każ fejn id-data ntużat ħażin.
misuse-unknown = Għadna ma nafux jekk id-data ntużatx ħażin.
recovered-yes = Kull min kellu kopja kkonferma li tħassret jew li ngħatat lura.
recovered-no = Mhux il-kopji kollha tad-data setgħu jitħassru jew jinġabru lura.
recovered-unknown = Għadna ma nafux jekk għadx hemm kopji tad-data.

consequence-messages = Xi ħadd jista’ jiktiblek jew iċempillek u jagħmilha ta’ wieħed minna.
consequence-account = Xi ħadd jista’ jidħol fil-kont tiegħek, jew f’kont ieħor bl-istess password.
consequence-payment = Xi ħadd jista’ jipprova jħallas jew jiġbor flus f’ismek.
consequence-identity = Xi ħadd jista’ jagħmilha tiegħek, pereżempju biex jiffirma kuntratt.
consequence-sensitive = Affarijiet privati jistgħu jsiru magħrufa minn oħrajn.
consequence-place = Xi ħadd jista’ jsir jaf fejn toqgħod jew fejn kont.
consequence-unknown = Għadna ma nafux għal xiex jista’ jwassal dan għalik.

contained-yes = Waqqafna l-inċident.
contained-no = Għadna qed naħdmu biex inwaqqfu l-inċident.
contained-unknown = Għadna ma nafux jekk l-inċident waqafx għalkollox.
discovered = Indunajna bl-inċident: { $detected }.
measure-error-fixed = Irranġajna l-iżball.
measure-copies-deleted = Ħassarna l-kopji maħżuna li nikkontrollaw.
measure-sessions-ended = Ħriġna lil kulħadd mill-kontijiet tagħhom.
measure-passwords-reset = Irrisettjajna l-passwords ikkonċernati.
measure-authority-told = Infurmajna lill-awtorità għall-protezzjoni tad-data.
measure-police-told = Infurmajna lill-pulizija.
measure-experts = Qed jgħinuna esperti indipendenti.
measure-checks = Żidna kontrolli biex dan ma jerġax jiġri.

advice-mail = Oqgħod attent minn messaġġi li jużaw ismek u isimna. Ma nitolbux passwords bl-email.
advice-phone = Jekk xi ħadd iċempillek f’isimna, agħlaq u ċempel in-numru li diġà taf.
advice-password = Biddel il-password tiegħek magħna, u kull fejn tuża l-istess waħda.
advice-second-step = Fejn hu possibbli, ixgħel it-tieni pass biex tidħol.
advice-sessions = Oħroġ mill-kont tiegħek fuq l-apparat kollu, imbagħad erġa’ idħol.
advice-card = Għarraf lill-bank tiegħek, u ħares lejn ir-rendikonti tal-karta tiegħek.
advice-bank = Fittex fil-kont bankarju tiegħek ħlasijiet li ma ordnajtx, u rrappurtahom lill-bank tiegħek.
advice-identity = Oqgħod attent għal kuntratti, kontijiet jew ittri li ma tistax tispjega, u rrappurtahom lill-pulizija.
advice-sensitive = Jekk xi ħadd jagħmillek pressjoni b’din id-data, għid lilna jew lill-pulizija.
advice-place = Jekk ma tħossokx sigur, ikkuntattja lill-pulizija.

next-update = Nerġgħu niktbulek mhux aktar tard minn: { $update }.
check-type = Dan il-messaġġ m’għandux links u lanqas fajls mehmuża. Biex tiċċekkjah, ittajpja int stess l-indirizz tagħna { $domain } fil-brawżer tiegħek u iftaħ il-paġna “{ $path }”.
check-code = F’dik il-paġna daħħal l-indirizz tal-email li bgħatnielek dan il-messaġġ fuqu, u dan il-kodiċi: { $code }
check-code-letter = F’dik il-paġna daħħal in-numru fil-parti ta’ fuq ta’ din l-ittra, u dan il-kodiċi: { $code }
check-never = Minħabba dan l-inċident qatt ma nitolbuk password, numru ta’ karta jew ħlas.
contact = Il-mistoqsijiet tiegħek jeħodhom { $contact }: { $details }. Jekk jogħġbok agħti n-numru ta’ referenza { $case }.
complaint = Tista’ wkoll tagħmel ilment mal-awtorità għall-protezzjoni tad-data ta’ pajjiżek.

sms = { $controller }: inċident bid-data tiegħek. Ittajpja { $typed }. Kodiċi { $code }. Qatt ma nitolbu passwords.
letter-number = Numru
statement-title = Dikjarazzjoni pubblika: { $controller }
statement-intro = Bgħatna t-test li ġej lin-nies ikkonċernati. Kull wieħed irċieva wkoll ismu u kodiċi.
verify-title = Iċċekkja messaġġ: { $controller }
verify-intro = F’din il-paġna tista’ taqra l-messaġġi kollha tagħna. Għal dan m’għandekx bżonn kodiċi.
verify-address = L-indirizz tal-email jew in-numru tat-telefon li wasal fuqu l-messaġġ, jew in-numru fuq l-ittra
verify-code = Il-kodiċi fil-messaġġ
verify-button = Iċċekkja
verify-yes = Dan il-kodiċi huwa ta’ messaġġ li bgħatna f’dan l-indirizz. It-test sħiħ jinsab hawn taħt.
verify-no = Ma ħriġniex dan il-kodiċi għal dan l-indirizz. Twieġibx il-messaġġ, u għidilna: { $details }
verify-closed = Il-kodiċijiet ma jistgħux jiġu ċċekkjati aktar. It-testi hawn taħt huma dawk li bgħatna.
verify-texts = Il-messaġġi li bgħatna

kind-PERSON_NAME = ismek
kind-EMAIL = l-indirizz tal-email tiegħek
kind-PHONE = in-numru tat-telefon tiegħek
kind-POSTAL_ADDRESS = l-indirizz postali tiegħek
kind-BIRTH_DATE = id-data tat-twelid tiegħek
kind-IP_ADDRESS = l-indirizz tal-internet tal-apparat tiegħek
kind-CARD = in-numru tal-karta tal-ħlas tiegħek
kind-CARD_CODE = il-kodiċi ta’ sigurtà tal-karta tal-ħlas tiegħek
kind-IBAN = in-numru tal-kont bankarju tiegħek
kind-NATIONAL_ID = in-numru tal-identità jew tas-sigurtà soċjali tiegħek
kind-TAX_ID = in-numru tat-taxxa tiegħek
kind-PASSPORT = in-numru tal-passaport tiegħek
kind-DRIVING_LICENCE = in-numru tal-liċenzja tas-sewqan tiegħek
kind-PASSWORD = il-password tiegħek
kind-PASSWORD_HASH = il-password tiegħek f’forma kriptata
kind-CREDENTIAL = ċavetta sigrieta tal-kont tiegħek
kind-SESSION_TOKEN = iċ-ċavetta ta’ sessjoni li kont dħalt fiha
kind-USER_NAME = l-isem tal-utent tiegħek
kind-ACCOUNT_ID = in-numru tal-klijent tiegħek
kind-ORDER = l-ordnijiet tiegħek
kind-CRYPTO_ADDRESS = l-indirizz tal-kriptovaluta tiegħek
kind-GEO = postijiet fejn kont
kind-VEHICLE_ID = in-numru tal-vettura tiegħek
kind-HEALTH = data dwar saħħtek
kind-ETHNIC_ORIGIN = data dwar l-oriġini razzjali jew etnika tiegħek
kind-POLITICAL_OPINION = data dwar l-opinjonijiet politiċi jew il-partit tiegħek
kind-BELIEF = data dwar ir-reliġjon jew it-twemmin tiegħek
kind-TRADE_UNION = data dwar is-sħubija tiegħek fi trade union
kind-GENETIC = id-data ġenetika tiegħek
kind-BIOMETRIC = id-data bijometrika tiegħek (bħall-marki tas-swaba’ jew il-karatteristiċi ta’ wiċċek)
kind-SEX_LIFE = data dwar il-ħajja sesswali jew l-orjentazzjoni sesswali tiegħek
kind-CRIMINAL_RECORD = data dwar kundanni jew reati kriminali
