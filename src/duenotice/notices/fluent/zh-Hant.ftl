### 繁體中文. Machine-drafted until a person approves it.

subject-dated = { $controller }：您的個人資料與{ $day }的事件
subject-undated = { $controller }：涉及您個人資料的事件
greeting = { $name }，您好：
who-writes = 我們是{ $controller }。我們因一起涉及您個人資料的事件寫信給您。
supplements = 本訊息是對我們{ $previous }訊息的補充。編號和代碼沒有變更。

heading-happened = 發生了什麼事
heading-data = 涉及哪些資料
heading-audience = 誰能看到這些資料
heading-consequences = 可能帶來什麼後果
heading-measures = 我們正在做什麼
heading-advice = 您可以做什麼
heading-open = 我們還不知道什麼
heading-check = 如何查證本訊息
heading-contact = 您的問題和您的權利

nature-confidentiality = 無權查看的人能夠看到個人資料。
nature-integrity = 個人資料在未經許可下遭到更改。
nature-availability = 個人資料遺失，或有一段時間無法使用。
nature-unknown = 我們還不知道資料究竟發生了什麼事。
affected-yes = 您的資料在涉及的資料之中。
affected-unknown = 我們還不知道您的資料是否在其中。為求謹慎，我們現在就告知您。
cause-technical = 原因是我們系統中的一項技術錯誤。
cause-misdelivery = 原因是誤寄：資料被寄給了錯誤的人。
cause-staff = 原因是我們一名員工的疏失。
cause-loss = 原因是裝置或文件遺失或遭竊。
cause-attack = 原因是我們的系統遭到攻擊。
cause-unknown = 我們還不知道原因。
period-closed = 事件從{ $start }持續到{ $end }。
period-ongoing = 事件始於{ $start }，目前尚未結束。
period-start = 事件始於{ $start }。
period-end-unknown = 我們還不知道事件何時結束。
period-unknown = 我們還不知道事件何時開始。
people-exact = { $n ->
   *[other] 總共涉及{ $n }人。
}
people-range = { $high ->
   *[other] 總共涉及至少{ $low }人、最多{ $high }人。
}
people-unknown = 我們還不知道涉及多少人。

kinds-intro = 涉及您的以下資料：
kinds-unknown = 我們還不知道涉及您的哪些資料。
password-safe = 您的密碼不在其中。您無須因本事件更改密碼。
password-exposed = 您的密碼在其中。
password-unknown = 我們還不知道您的密碼是否在其中。
payment-safe = 其中沒有卡號，也沒有銀行帳號。
payment-exposed = 其中有付款資料。
payment-unknown = 我們還不知道其中是否有付款資料。

audience-customers = 我們的其他客戶能夠看到這些資料。
audience-few = 少數我們認識的人能夠看到這些資料。
audience-single = 一位我們認識並信任的人或機構能夠看到這些資料。
audience-public = 網路上的任何人都能夠看到這些資料。
audience-criminal = 犯罪者能夠看到或複製這些資料。
audience-unknown = 我們還不知道誰看到了這些資料。
misuse-yes = 我們知道有資料遭濫用的情形。
misuse-no = 我們沒有得知任何資料遭濫用的情形。
misuse-unknown = 我們還不知道資料是否已遭濫用。
recovered-yes = 所有持有副本的人都已確認副本已刪除或歸還。
recovered-no = 並非所有資料副本都能刪除或收回。
recovered-unknown = 我們還不知道是否仍有資料副本存在。

consequence-messages = 有人可能冒充我們寫信或打電話給您。
consequence-account = 有人可能登入您的帳戶，或登入使用相同密碼的其他帳戶。
consequence-payment = 有人可能試圖以您的名義付款或收款。
consequence-identity = 有人可能冒充您，例如簽訂契約。
consequence-sensitive = 私人事務可能被他人知道。
consequence-place = 有人可能得知您住在哪裡或去過哪裡。
consequence-unknown = 我們還不知道這會給您帶來什麼後果。

contained-yes = 我們已經制止了事件。
contained-no = 我們仍在努力制止事件。
contained-unknown = 我們還不知道事件是否已完全停止。
discovered = 我們在{ $detected }發現了事件。
measure-error-fixed = 我們已經改正了錯誤。
measure-copies-deleted = 我們已經刪除了我們所控管的已儲存副本。
measure-sessions-ended = 我們已讓所有帳戶登出。
measure-passwords-reset = 我們已重設相關密碼。
measure-authority-told = 我們已通知資料保護機關。
measure-police-told = 我們已通知警方。
measure-experts = 獨立專家正在協助我們。
measure-checks = 我們增加了檢查，以防再次發生。

advice-mail = 請小心使用您的姓名和我們名稱的訊息。我們不會透過電子郵件索取密碼。
advice-phone = 如果有人以我們的名義打電話給您，請掛斷，並撥打您已經知道的號碼。
advice-password = 請更改您在我們這裡的密碼，以及其他使用相同密碼之處的密碼。
advice-second-step = 在有提供的地方，請開啟第二步登入驗證。
advice-sessions = 請在所有裝置上登出您的帳戶，然後重新登入。
advice-card = 請告知您的銀行，並查看您的卡片帳單。
advice-bank = 請查看您的銀行帳戶中是否有不是您發起的付款，並告知您的銀行。
advice-identity = 請留意您無法解釋的契約、帳單或信件，並告知警方。
advice-sensitive = 如果有人用這些資料向您施壓，請告訴我們或警方。
advice-place = 如果您感到不安全，請聯絡警方。

next-update = 我們最遲會在{ $update }再次寫信給您。
check-type = 本訊息沒有連結，也沒有附件。要查證本訊息，請您自己在瀏覽器中輸入我們的網址 { $domain } 並開啟「{ $path }」頁面。
check-code = 請在該頁面輸入我們寄送本訊息的電子郵件地址和以下代碼： { $code }
check-code-letter = 請在該頁面輸入本信函上方的號碼和以下代碼： { $code }
check-never = 我們絕不會因本事件向您索取密碼、卡號或付款。
contact = 解答您問題的聯絡人：{ $contact }，{ $details }。請提供編號 { $case }。
complaint = 您也可以向您所在國家的資料保護機關申訴。

sms = { $controller }：涉及您資料的事件。請自行輸入 { $typed }。代碼 { $code }。我們不會索取密碼。
letter-number = 號碼
statement-title = { $controller }公開聲明
statement-intro = 我們已將以下文字寄送給涉及的人。每人還收到自己的姓名和一個代碼。
verify-title = 查證來自{ $controller }的訊息
verify-intro = 您可以在本頁面閱讀我們的所有訊息。這不需要代碼。
verify-address = 收到訊息的電子郵件地址或電話號碼，或信函上的號碼
verify-code = 訊息中的代碼
verify-button = 查證
verify-yes = 此代碼屬於我們寄送到此地址的一則訊息。全文見下方。
verify-no = 我們沒有為此地址核發此代碼。請不要回覆該訊息，並告訴我們：{ $details }
verify-closed = 代碼已無法再查證。下方文字是我們寄送的。
verify-texts = 我們寄送的訊息

kind-PERSON_NAME = 您的姓名
kind-EMAIL = 您的電子郵件地址
kind-PHONE = 您的電話號碼
kind-POSTAL_ADDRESS = 您的郵寄地址
kind-BIRTH_DATE = 您的出生日期
kind-IP_ADDRESS = 您裝置的網路位址
kind-CARD = 您的付款卡號
kind-CARD_CODE = 您付款卡的安全碼
kind-IBAN = 您的銀行帳號
kind-NATIONAL_ID = 您的身分證字號或社會保險號碼
kind-TAX_ID = 您的稅號
kind-PASSPORT = 您的護照號碼
kind-DRIVING_LICENCE = 您的駕照號碼
kind-PASSWORD = 您的密碼
kind-PASSWORD_HASH = 經過加密處理的您的密碼
kind-CREDENTIAL = 您帳戶的一個金鑰
kind-SESSION_TOKEN = 您登入過的一個工作階段的金鑰
kind-USER_NAME = 您的使用者名稱
kind-ACCOUNT_ID = 您的客戶編號
kind-ORDER = 您的訂單
kind-CRYPTO_ADDRESS = 您的加密貨幣地址
kind-GEO = 您去過的地點
kind-VEHICLE_ID = 您的車牌號碼
kind-HEALTH = 有關您健康的資料
kind-ETHNIC_ORIGIN = 有關您種族或族裔的資料
kind-POLITICAL_OPINION = 有關您政治意見或黨派的資料
kind-BELIEF = 有關您宗教或信仰的資料
kind-TRADE_UNION = 有關您工會會員身分的資料
kind-GENETIC = 您的基因資料
kind-BIOMETRIC = 您的生物特徵資料（例如指紋或臉部特徵）
kind-SEX_LIFE = 有關您性生活或性傾向的資料
kind-CRIMINAL_RECORD = 有關刑事定罪或犯罪的資料
