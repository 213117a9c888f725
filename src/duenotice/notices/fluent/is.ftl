### Íslenska. Machine-drafted until a person approves it.

subject-dated = { $controller }: persónuupplýsingar þínar og atvikið { $day }
subject-undated = { $controller }: atvik sem varðar persónuupplýsingar þínar
greeting = Góðan dag, { $name },
who-writes = Við erum { $controller }. Við skrifum þér vegna atviks sem varðar persónuupplýsingar þínar.
supplements = Þessi skilaboð eru viðbót við skilaboð okkar frá { $previous }. Málsnúmerið og kóðinn eru óbreytt.

heading-happened = Hvað gerðist
heading-data = Um hvaða upplýsingar er að ræða
heading-audience = Hver gat séð upplýsingarnar
heading-consequences = Hvað þetta getur leitt til
heading-measures = Hvað við gerum
heading-advice = Hvað þú getur gert
heading-open = Hvað við vitum ekki enn
heading-check = Svona getur þú sannreynt þessi skilaboð
heading-contact = Spurningar þínar og réttindi

nature-confidentiality = Persónuupplýsingar voru sýnilegar fólki sem átti ekki að sjá þær.
nature-integrity = Persónuupplýsingum var breytt án leyfis.
nature-availability = Persónuupplýsingar glötuðust eða voru óaðgengilegar um tíma.
nature-unknown = Við vitum ekki enn hvað nákvæmlega kom fyrir upplýsingarnar.
affected-yes = Upplýsingar þínar eru meðal þeirra.
affected-unknown = Við vitum ekki enn hvort upplýsingar þínar eru meðal þeirra. Til öryggis látum við þig vita núna.
cause-technical = Orsökin var tæknileg villa í kerfum okkar.
cause-misdelivery = Orsökin var mistök: upplýsingar voru sendar röngu fólki.
cause-staff = Orsökin var mistök starfsmanns okkar.
cause-loss = Orsökin var að tæki eða skjöl týndust eða var stolið.
cause-attack = Orsökin var árás á kerfi okkar.
cause-unknown = Við vitum ekki enn hver orsökin er.
period-closed = Atvikið hófst { $start } og því lauk { $end }.
period-ongoing = Atvikið hófst { $start } og því er ekki lokið.
period-start = Atvikið hófst { $start }.
period-end-unknown = Við vitum ekki enn hvenær atvikinu lauk.
period-unknown = Við vitum ekki enn hvenær atvikið hófst.
people-exact = { $n ->
    [one] Alls snertir þetta { $n } einstakling.
   *[other] Alls snertir þetta { $n } einstaklinga.
}
people-range = { $high ->
    [one] Alls snertir þetta minnst { $low } og mest { $high } einstakling.
   *[other] Alls snertir þetta minnst { $low } og mest { $high } einstaklinga.
}
people-unknown = Við vitum ekki enn hve marga einstaklinga þetta snertir.

kinds-intro = Þetta á við um þessar upplýsingar um þig:
kinds-unknown = Við vitum ekki enn um hvaða upplýsingar þínar er að ræða.
password-safe = Lykilorðið þitt var ekki meðal upplýsinganna. Þú þarft ekki að breyta því vegna þessa atviks.
password-exposed = Lykilorðið þitt var meðal upplýsinganna.
password-unknown = Við vitum ekki enn hvort lykilorðið þitt var meðal upplýsinganna.
payment-safe = Engin kortanúmer og engin reikningsnúmer voru meðal upplýsinganna.
payment-exposed = Greiðsluupplýsingar voru meðal upplýsinganna.
payment-unknown = Við vitum ekki enn hvort greiðsluupplýsingar voru meðal upplýsinganna.

audience-customers = Aðrir viðskiptavinir okkar gátu séð upplýsingarnar.
audience-few = Fáeinir einstaklingar sem við þekkjum gátu séð upplýsingarnar.
audience-single = Einn aðili sem við þekkjum og treystum gat séð upplýsingarnar.
audience-public = Hver sem er á netinu gat séð upplýsingarnar.
audience-criminal = Afbrotamenn gátu séð eða afritað upplýsingarnar.
audience-unknown = Við vitum ekki enn hver sá upplýsingarnar.
misuse-yes = Við vitum um tilvik þar sem upplýsingarnar voru misnotaðar.
misuse-no = Við vitum ekki um neitt tilvik þar sem upplýsingarnar voru misnotaðar.
misuse-unknown = Við vitum ekki enn hvort upplýsingarnar hafa verið misnotaðar.
recovered-yes = Allir sem höfðu afrit hafa staðfest að því var eytt eða skilað.
recovered-no = Ekki tókst að eyða eða endurheimta öll afrit upplýsinganna.
recovered-unknown = Við vitum ekki enn hvort afrit upplýsinganna eru enn til.

consequence-messages = Einhver gæti skrifað þér eða hringt í þig og þóst vera við.
consequence-account = Einhver gæti skráð sig inn á reikninginn þinn eða annan reikning með sama lykilorði.
consequence-payment = Einhver gæti reynt að greiða eða innheimta peninga í þínu nafni.
consequence-identity = Einhver gæti þóst vera þú, til dæmis til að skrifa undir samning.
consequence-sensitive = Einkamál gætu orðið öðrum kunn.
consequence-place = Einhver gæti komist að því hvar þú býrð eða hvar þú hefur verið.
consequence-unknown = Við vitum ekki enn hvaða afleiðingar þetta getur haft fyrir þig.

contained-yes = Við höfum stöðvað atvikið.
contained-no = Við vinnum enn að því að stöðva atvikið.
contained-unknown = Við vitum ekki enn hvort atvikið hefur verið stöðvað að fullu.
discovered = Við urðum vör við atvikið { $detected }.
measure-error-fixed = Við höfum leiðrétt villuna.
measure-copies-deleted = Við höfum eytt þeim vistuðu afritum sem við ráðum yfir.
measure-sessions-ended = Við höfum skráð alla út af reikningum sínum.
measure-passwords-reset = Við höfum endurstillt lykilorðin sem um ræðir.
measure-authority-told = Við höfum látið persónuverndaryfirvöld vita.
measure-police-told = Við höfum látið lögregluna vita.
measure-experts = Óháðir sérfræðingar aðstoða okkur.
measure-checks = Við höfum bætt við eftirliti svo þetta endurtaki sig ekki.

advice-mail = Farðu varlega með skilaboð sem nota nafn þitt og okkar. Við biðjum aldrei um lykilorð í tölvupósti.
advice-phone = Ef einhver hringir í þig í okkar nafni skaltu leggja á og hringja í númerið sem þú þekkir.
advice-password = Breyttu lykilorðinu þínu hjá okkur og alls staðar þar sem þú notar það sama.
advice-second-step = Kveiktu á öðru skrefi við innskráningu þar sem það er í boði.
advice-sessions = Skráðu þig út af reikningnum á öllum tækjum og svo aftur inn.
advice-card = Láttu bankann þinn vita og skoðaðu kortayfirlitin þín.
advice-bank = Fylgstu með greiðslum á bankareikningi þínum sem þú pantaðir ekki og tilkynntu þær bankanum.
advice-identity = Fylgstu með samningum, reikningum eða bréfum sem þú skilur ekki og tilkynntu þau lögreglu.
advice-sensitive = Ef einhver beitir þig þrýstingi með þessum upplýsingum skaltu segja okkur eða lögreglu frá því.
advice-place = Hafðu samband við lögreglu ef þér finnst þú ekki örugg eða öruggur.

next-update = Við skrifum þér aftur í síðasta lagi { $update }.
check-type = Í þessum skilaboðum eru engir tenglar og engin viðhengi. Til að sannreyna þau slærð þú sjálf eða sjálfur inn veffangið okkar { $domain } í vafrann og opnar síðuna „{ $path }“.
check-code = Sláðu á þeirri síðu inn netfangið sem við sendum þessi skilaboð á og þennan kóða: { $code }
check-code-letter = Sláðu á þeirri síðu inn númerið efst á þessu bréfi og þennan kóða: { $code }
check-never = Við biðjum þig aldrei um lykilorð, kortanúmer eða greiðslu vegna þessa atviks.
contact = Spurningum þínum svarar { $contact }: { $details }. Vinsamlegast gefðu upp málsnúmerið { $case }.
complaint = Þú getur einnig kvartað til persónuverndaryfirvalda í þínu landi.

sms = { $controller }: atvik með þínar upplýsingar. Sláðu inn { $typed }. Kóði { $code }. Við biðjum aldrei um lykilorð.
letter-number = Númer
statement-title = Opinber yfirlýsing frá { $controller }
statement-intro = Við höfum sent eftirfarandi texta til þeirra sem þetta snertir. Hver og einn fékk einnig nafn sitt og kóða.
verify-title = Sannreyna skilaboð frá { $controller }
verify-intro = Á þessari síðu getur þú lesið öll skilaboð okkar. Til þess þarf engan kóða.
verify-address = Netfangið eða símanúmerið sem skilaboðin bárust í, eða númerið á bréfinu
verify-code = Kóðinn í skilaboðunum
verify-button = Sannreyna
verify-yes = Þessi kóði tilheyrir skilaboðum sem við sendum á þetta netfang. Allur textinn er hér að neðan.
verify-no = Við gáfum ekki út þennan kóða fyrir þetta netfang. Ekki svara skilaboðunum og láttu okkur vita: { $details }
verify-closed = Ekki er lengur hægt að sannreyna kóða. Textarnir hér að neðan eru þeir sem við sendum.
verify-texts = Skilaboðin sem við höfum sent

kind-PERSON_NAME = nafnið þitt
kind-EMAIL = netfangið þitt
kind-PHONE = símanúmerið þitt
kind-POSTAL_ADDRESS = póstfangið þitt
kind-BIRTH_DATE = fæðingardagurinn þinn
kind-IP_ADDRESS = netvistfang tækisins þíns
kind-CARD = númerið á greiðslukortinu þínu
kind-CARD_CODE = öryggiskóðinn á greiðslukortinu þínu
kind-IBAN = bankareikningsnúmerið þitt
kind-NATIONAL_ID = kennitalan þín eða annað auðkennisnúmer
kind-TAX_ID = skattnúmerið þitt
kind-PASSPORT = vegabréfsnúmerið þitt
kind-DRIVING_LICENCE = ökuskírteinisnúmerið þitt
kind-PASSWORD = lykilorðið þitt
kind-PASSWORD_HASH = lykilorðið þitt á dulkóðuðu formi
kind-CREDENTIAL = leynilegur lykill að reikningnum þínum
kind-SESSION_TOKEN = lykill að lotu þar sem þú varst innskráð eða innskráður
kind-USER_NAME = notandanafnið þitt
kind-ACCOUNT_ID = viðskiptanúmerið þitt
kind-ORDER = pantanirnar þínar
kind-CRYPTO_ADDRESS = rafmyntarvistfangið þitt
kind-GEO = staðir þar sem þú varst
kind-VEHICLE_ID = skráningarnúmer ökutækisins þíns
kind-HEALTH = upplýsingar um heilsu þína
kind-ETHNIC_ORIGIN = upplýsingar um kynþátt þinn eða þjóðernislegan uppruna
kind-POLITICAL_OPINION = upplýsingar um stjórnmálaskoðanir þínar eða stjórnmálaflokk
kind-BELIEF = upplýsingar um trú þína eða lífsskoðun
kind-TRADE_UNION = upplýsingar um aðild þína að stéttarfélagi
kind-GENETIC = erfðafræðilegar upplýsingar um þig
kind-BIOMETRIC = lífkennaupplýsingar um þig (svo sem fingraför eða andlitsdrætti)
kind-SEX_LIFE = upplýsingar um kynlíf þitt eða kynhneigð
kind-CRIMINAL_RECORD = upplýsingar um sakfellingar eða refsiverð brot
