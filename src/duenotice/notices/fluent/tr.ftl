### Türkçe. Machine-drafted until a person approves it.

subject-dated = { $controller }: kişisel verileriniz ve olay, { $day }
subject-undated = { $controller }: kişisel verilerinizle ilgili bir olay
greeting = Sayın { $name },
who-writes = Biz { $controller }. Size kişisel verilerinizle ilgili bir olay nedeniyle yazıyoruz.
supplements = Bu ileti, şu tarihli iletimizi tamamlar: { $previous }. Başvuru numarası ve kod değişmedi.

heading-happened = Ne oldu
heading-data = Hangi veriler söz konusu
heading-audience = Verileri kim görebildi
heading-consequences = Bu nelere yol açabilir
heading-measures = Biz ne yapıyoruz
heading-advice = Siz ne yapabilirsiniz
heading-open = Henüz bilmediklerimiz
heading-check = Bu ileti nasıl doğrulanır
heading-contact = Sorularınız ve haklarınız

nature-confidentiality = Kişisel veriler, görme hakkı olmayan kişilerce görülebildi.
nature-integrity = Kişisel veriler izinsiz değiştirildi.
nature-availability = Kişisel veriler kayboldu ya da bir süre kullanılamadı.
nature-unknown = Verilere tam olarak ne olduğunu henüz bilmiyoruz.
affected-yes = Verileriniz, söz konusu veriler arasındadır.
affected-unknown = Verilerinizin bunların arasında olup olmadığını henüz bilmiyoruz. Tedbir olarak size şimdiden haber veriyoruz.
cause-technical = Nedeni, sistemlerimizdeki teknik bir hataydı.
cause-misdelivery = Nedeni bir yanlışlıktı: veriler yanlış kişilere gönderildi.
cause-staff = Nedeni, bir çalışanımızın hatasıydı.
cause-loss = Nedeni, bir cihazın ya da belgelerin kaybolması veya çalınmasıydı.
cause-attack = Nedeni, sistemlerimize yapılan bir saldırıydı.
cause-unknown = Nedenini henüz bilmiyoruz.
period-closed = Olayın başlangıcı: { $start }. Olayın sonu: { $end }.
period-ongoing = Olay henüz bitmedi. Başlangıcı: { $start }.
period-start = Olayın başlangıcı: { $start }.
period-end-unknown = Olayın ne zaman bittiğini henüz bilmiyoruz.
period-unknown = Olayın ne zaman başladığını henüz bilmiyoruz.
people-exact = { $n ->
    [one] Toplam { $n } kişi etkilendi.
   *[other] Toplam { $n } kişi etkilendi.
}
people-range = { $high ->
    [one] Toplam en az { $low }, en çok { $high } kişi etkilendi.
   *[other] Toplam en az { $low }, en çok { $high } kişi etkilendi.
}
people-unknown = Kaç kişinin etkilendiğini henüz bilmiyoruz.

kinds-intro = Hakkınızdaki şu veriler söz konusu:
kinds-unknown = Hangi verilerinizin söz konusu olduğunu henüz bilmiyoruz.
password-safe = Parolanız veriler arasında değildi. Bu olay nedeniyle değiştirmeniz gerekmez.
password-exposed = Parolanız veriler arasındaydı.
password-unknown = Parolanızın veriler arasında olup olmadığını henüz bilmiyoruz.
payment-safe = Veriler arasında kart numarası ve banka hesap numarası yoktu.
payment-exposed = Veriler arasında ödeme bilgileri vardı.
payment-unknown = Veriler arasında ödeme bilgileri olup olmadığını henüz bilmiyoruz.

audience-customers = Verileri başka müşterilerimiz görebildi.
audience-few = Verileri, tanıdığımız az sayıda kişi görebildi.
audience-single = Verileri, tanıdığımız ve güvendiğimiz bir kişi ya da kuruluş görebildi.
audience-public = Verileri internette herkes görebildi.
audience-criminal = Verileri suçlular görebildi ya da kopyalayabildi.
audience-unknown = Verileri kimin gördüğünü henüz bilmiyoruz.
misuse-yes = Verilerin kötüye kullanıldığı durumlar olduğunu biliyoruz.
misuse-no = Verilerin kötüye kullanıldığı hiçbir durum bilmiyoruz.
misuse-unknown = Verilerin kötüye kullanılıp kullanılmadığını henüz bilmiyoruz.
recovered-yes = Elinde kopya olan herkes, kopyanın silindiğini ya da geri verildiğini doğruladı.
recovered-no = Verilerin bütün kopyaları silinemedi ya da geri alınamadı.
recovered-unknown = Verilerin kopyalarının hâlâ var olup olmadığını henüz bilmiyoruz.

consequence-messages = Birisi size yazabilir ya da sizi arayıp kendini biz gibi tanıtabilir.
consequence-account = Birisi hesabınıza ya da aynı parolayı kullanan başka bir hesaba girebilir.
consequence-payment = Birisi sizin adınıza ödeme yapmayı ya da para toplamayı deneyebilir.
consequence-identity = Birisi kendini siz gibi tanıtabilir, örneğin bir sözleşme imzalamak için.
consequence-sensitive = Özel konular başkaları tarafından öğrenilebilir.
consequence-place = Birisi nerede oturduğunuzu ya da nerede bulunduğunuzu öğrenebilir.
consequence-unknown = Bunun sizin için nelere yol açabileceğini henüz bilmiyoruz.

contained-yes = Olayı durdurduk.
contained-no = Olayı durdurmak için hâlâ çalışıyoruz.
contained-unknown = Olayın tamamen durup durmadığını henüz bilmiyoruz.
discovered = Olayı fark ettiğimiz an: { $detected }.
measure-error-fixed = Hatayı düzelttik.
measure-copies-deleted = Denetimimizdeki saklanan kopyaları sildik.
measure-sessions-ended = Herkesin oturumunu kapattık.
measure-passwords-reset = Söz konusu parolaları sıfırladık.
measure-authority-told = Veri koruma kurumuna bilgi verdik.
measure-police-told = Polise bilgi verdik.
measure-experts = Bağımsız uzmanlar bize yardım ediyor.
measure-checks = Bunun yinelenmemesi için denetimler ekledik.

advice-mail = Sizin ve bizim adımızı kullanan iletilere dikkat edin. E-posta ile parola istemeyiz.
advice-phone = Birisi sizi bizim adımıza ararsa telefonu kapatın ve zaten bildiğiniz numarayı arayın.
advice-password = Parolanızı bizde ve aynısını kullandığınız her yerde değiştirin.
advice-second-step = Sunulan yerlerde, girişte ikinci bir adımı açın.
advice-sessions = Bütün cihazlarda hesabınızdan çıkın, sonra yeniden girin.
advice-card = Bankanıza haber verin ve kart dökümlerinize bakın.
advice-bank = Banka hesabınızda size ait olmayan ödemeleri arayın ve bankanıza bildirin.
advice-identity = Açıklayamadığınız sözleşme, fatura ya da mektuplara dikkat edin ve polise bildirin.
advice-sensitive = Birisi bu verilerle size baskı yaparsa bize ya da polise söyleyin.
advice-place = Kendinizi güvende hissetmezseniz polise başvurun.

next-update = Size en geç şu tarihte yeniden yazacağız: { $update }.
check-type = Bu iletide bağlantı ve ek yoktur. Doğrulamak için { $domain } adresimizi tarayıcınıza kendiniz yazın ve “{ $path }” sayfasını açın.
check-code = O sayfaya, bu iletiyi gönderdiğimiz e-posta adresini ve şu kodu yazın: { $code }
check-code-letter = O sayfaya, bu mektubun üst kısmındaki numarayı ve şu kodu yazın: { $code }
check-never = Bu olay nedeniyle sizden hiçbir zaman parola, kart numarası ya da ödeme istemeyiz.
contact = Sorularınızı yanıtlayan: { $contact }, { $details }. Lütfen { $case } numarasını belirtin.
complaint = Ülkenizdeki veri koruma kurumuna da şikâyette bulunabilirsiniz.

sms = { $controller }: verilerinizle ilgili olay. Tarayıcıya { $typed } yazın. Kod { $code }. Parola istemeyiz.
letter-number = Numara
statement-title = Kamuya açıklama: { $controller }
statement-intro = Etkilenen kişilere aşağıdaki metni gönderdik. Her biri ayrıca kendi adını ve bir kod aldı.
verify-title = İleti doğrulama: { $controller }
verify-intro = Bu sayfada bütün iletilerimizi okuyabilirsiniz. Bunun için kod gerekmez.
verify-address = İletinin geldiği e-posta adresi veya telefon numarası ya da mektuptaki numara
verify-code = İletideki kod
verify-button = Doğrula
verify-yes = Bu kod, bu adrese gönderdiğimiz bir iletiye aittir. Metnin tamamı aşağıdadır.
verify-no = Bu kodu bu adres için vermedik. İletiyi yanıtlamayın ve bize bildirin: { $details }
verify-closed = Kodlar artık doğrulanamıyor. Aşağıdakiler gönderdiğimiz metinlerdir.
verify-texts = Gönderdiğimiz iletiler

kind-PERSON_NAME = adınız
kind-EMAIL = e-posta adresiniz
kind-PHONE = telefon numaranız
kind-POSTAL_ADDRESS = posta adresiniz
kind-BIRTH_DATE = doğum tarihiniz
kind-IP_ADDRESS = cihazınızın internet adresi
kind-CARD = ödeme kartınızın numarası
kind-CARD_CODE = ödeme kartınızın güvenlik kodu
kind-IBAN = banka hesap numaranız
kind-NATIONAL_ID = kimlik ya da sosyal güvenlik numaranız
kind-TAX_ID = vergi numaranız
kind-PASSPORT = pasaport numaranız
kind-DRIVING_LICENCE = sürücü belgesi numaranız
kind-PASSWORD = parolanız
kind-PASSWORD_HASH = şifrelenmiş biçimde parolanız
kind-CREDENTIAL = hesabınızın gizli bir anahtarı
kind-SESSION_TOKEN = giriş yapmış olduğunuz bir oturumun anahtarı
kind-USER_NAME = kullanıcı adınız
kind-ACCOUNT_ID = müşteri numaranız
kind-ORDER = siparişleriniz
kind-CRYPTO_ADDRESS = kripto para adresiniz
kind-GEO = bulunduğunuz yerler
kind-VEHICLE_ID = aracınızın numarası
kind-HEALTH = sağlığınızla ilgili veriler
kind-ETHNIC_ORIGIN = ırkınız veya etnik kökeninizle ilgili veriler
kind-POLITICAL_OPINION = siyasi görüşünüz veya partinizle ilgili veriler
kind-BELIEF = dininiz veya inançlarınızla ilgili veriler
kind-TRADE_UNION = sendika üyeliğinizle ilgili veriler
kind-GENETIC = genetik verileriniz
kind-BIOMETRIC = parmak izi veya yüz hatları gibi biyometrik verileriniz
kind-SEX_LIFE = cinsel yaşamınız veya cinsel yöneliminizle ilgili veriler
kind-CRIMINAL_RECORD = mahkûmiyetler veya suçlarla ilgili veriler
