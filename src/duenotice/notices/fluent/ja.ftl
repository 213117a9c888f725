### 日本語. Machine-drafted until a person approves it.

subject-dated = { $controller }：お客様の個人データと{ $day }の事案について
subject-undated = { $controller }：お客様の個人データに関する事案について
greeting = { $name } 様
who-writes = { $controller }です。お客様の個人データに関する事案についてご連絡します。
supplements = このご連絡は、{ $previous }付のご連絡を補うものです。受付番号とコードに変更はありません。

heading-happened = 起きたこと
heading-data = 対象となるデータ
heading-audience = データを見ることができた人
heading-consequences = 考えられる影響
heading-measures = 当社の対応
heading-advice = お客様にできること
heading-open = まだ分かっていないこと
heading-check = このご連絡の確認方法
heading-contact = お問い合わせとお客様の権利

nature-confidentiality = 見る権限のない人が個人データを見られる状態になっていました。
nature-integrity = 個人データが無断で変更されました。
nature-availability = 個人データが失われたか、一時的に利用できなくなりました。
nature-unknown = データに何が起きたのか、正確にはまだ分かっていません。
affected-yes = お客様のデータは対象に含まれています。
affected-unknown = お客様のデータが対象に含まれるかどうかは、まだ分かっていません。念のため、今の段階でお知らせします。
cause-technical = 原因は、当社のシステムの技術的な誤りです。
cause-misdelivery = 原因は誤送信です。データが誤った相手に送られました。
cause-staff = 原因は、当社の従業員の誤りです。
cause-loss = 原因は、機器または書類の紛失または盗難です。
cause-attack = 原因は、当社のシステムへの攻撃です。
cause-unknown = 原因はまだ分かっていません。
period-closed = 事案は{ $start }から{ $end }まで続きました。
period-ongoing = 事案は{ $start }に始まり、まだ終わっていません。
period-start = 事案は{ $start }に始まりました。
period-end-unknown = 事案がいつ終わったのかは、まだ分かっていません。
period-unknown = 事案がいつ始まったのかは、まだ分かっていません。
people-exact = { $n ->
   *[other] 対象となる方は全部で{ $n }人です。
}
people-range = { $high ->
   *[other] 対象となる方は全部で{ $low }人以上{ $high }人以下です。
}
people-unknown = 対象となる方の人数は、まだ分かっていません。

kinds-intro = 対象となるお客様のデータは次のとおりです。
kinds-unknown = お客様のどのデータが対象となるかは、まだ分かっていません。
password-safe = お客様のパスワードは含まれていませんでした。この事案のために変更していただく必要はありません。
password-exposed = お客様のパスワードが含まれていました。
password-unknown = お客様のパスワードが含まれていたかどうかは、まだ分かっていません。
payment-safe = カード番号と銀行口座番号は含まれていませんでした。
payment-exposed = 支払いに関するデータが含まれていました。
payment-unknown = 支払いに関するデータが含まれていたかどうかは、まだ分かっていません。

audience-customers = 当社の他のお客様がデータを見ることができました。
audience-few = 当社が把握している少数の人がデータを見ることができました。
audience-single = 当社が把握し信頼している一つの個人または団体がデータを見ることができました。
audience-public = インターネット上の誰でもデータを見ることができました。
audience-criminal = 犯罪者がデータを見るか複製することができました。
audience-unknown = 誰がデータを見たのかは、まだ分かっていません。
misuse-yes = データが悪用された事例を把握しています。
misuse-no = データが悪用された事例は把握していません。
misuse-unknown = データが悪用されたかどうかは、まだ分かっていません。
recovered-yes = 複製を持っていた全員が、消去または返却したことを確認しました。
recovered-no = データの複製のすべてを消去または回収することはできませんでした。
recovered-unknown = データの複製がまだ存在するかどうかは、まだ分かっていません。

consequence-messages = 当社になりすました連絡や電話を受けるおそれがあります。
consequence-account = お客様のアカウントや、同じパスワードの他のアカウントに入られるおそれがあります。
consequence-payment = お客様の名義で支払いや集金が試みられるおそれがあります。
consequence-identity = お客様になりすまして、たとえば契約が結ばれるおそれがあります。
consequence-sensitive = 私的な事柄が他人に知られるおそれがあります。
consequence-place = お住まいや、いらした場所を知られるおそれがあります。
consequence-unknown = お客様にどのような影響があるかは、まだ分かっていません。

contained-yes = 事案は止めました。
contained-no = 事案を止めるための作業を続けています。
contained-unknown = 事案が完全に止まったかどうかは、まだ分かっていません。
discovered = 当社は{ $detected }に事案に気づきました。
measure-error-fixed = 誤りを修正しました。
measure-copies-deleted = 当社が管理する保存済みの複製を消去しました。
measure-sessions-ended = すべてのアカウントからサインアウトさせました。
measure-passwords-reset = 対象となるパスワードを再設定しました。
measure-authority-told = 個人情報保護の監督機関に報告しました。
measure-police-told = 警察に連絡しました。
measure-experts = 独立した専門家の協力を得ています。
measure-checks = 再発を防ぐための検査を加えました。

advice-mail = お客様と当社の名前を使ったメッセージにご注意ください。当社がメールでパスワードをお尋ねすることはありません。
advice-phone = 当社を名乗る電話があったときは、いったん切り、すでにご存じの番号におかけください。
advice-password = 当社のパスワードと、同じものを使っている他のすべてのパスワードを変更してください。
advice-second-step = 利用できる場合は、サインインに第二の手順を加えてください。
advice-sessions = すべての機器でアカウントからサインアウトし、改めてサインインしてください。
advice-card = カード会社または銀行に連絡し、カードの明細を確認してください。
advice-bank = 銀行口座に身に覚えのない支払いがないか確認し、あれば銀行に届け出てください。
advice-identity = 心当たりのない契約、請求書、手紙に注意し、あれば警察に届け出てください。
advice-sensitive = このデータを使って圧力をかけられたときは、当社または警察にお知らせください。
advice-place = 身の危険を感じたときは、警察にご相談ください。

next-update = 遅くとも{ $update }までに、改めてご連絡します。
check-type = このご連絡にはリンクも添付ファイルもありません。確認するには、ブラウザーに当社のアドレス { $domain } をご自身で入力し、「{ $path }」のページを開いてください。
check-code = そのページで、このご連絡をお送りした先のメールアドレスと、次のコードを入力してください： { $code }
check-code-letter = そのページで、この手紙の上部にある番号と、次のコードを入力してください： { $code }
check-never = この事案のために、パスワード、カード番号、支払いを当社が求めることは決してありません。
contact = お問い合わせ先：{ $contact }、{ $details }。受付番号 { $case } をお知らせください。
complaint = お住まいの国の個人情報保護の監督機関に苦情を申し立てることもできます。

sms = { $controller }：データの事案。{ $typed } を入力。コード { $code }。パスワードは尋ねません。
letter-number = 番号
statement-title = { $controller }からの公表
statement-intro = 対象となる方に次の文面をお送りしました。それぞれにお名前とコードも記されています。
verify-title = { $controller }からのご連絡の確認
verify-intro = このページで当社のすべての連絡をお読みいただけます。コードは必要ありません。
verify-address = ご連絡が届いたメールアドレスか電話番号、または手紙の番号
verify-code = ご連絡に記されたコード
verify-button = 確認する
verify-yes = このコードは、このアドレスにお送りしたご連絡のものです。全文は下にあります。
verify-no = このアドレスにこのコードを発行していません。返信せずに、当社にお知らせください：{ $details }
verify-closed = コードの確認は終了しました。下の文面は当社がお送りしたものです。
verify-texts = 当社がお送りしたご連絡

kind-PERSON_NAME = お名前
kind-EMAIL = メールアドレス
kind-PHONE = 電話番号
kind-POSTAL_ADDRESS = ご住所
kind-BIRTH_DATE = 生年月日
kind-IP_ADDRESS = 機器のインターネットアドレス
kind-CARD = 支払いカードの番号
kind-CARD_CODE = 支払いカードのセキュリティコード
kind-IBAN = 銀行口座番号
kind-NATIONAL_ID = 個人番号または社会保険の番号
kind-TAX_ID = 納税者番号
kind-PASSPORT = 旅券番号
kind-DRIVING_LICENCE = 運転免許証番号
kind-PASSWORD = パスワード
kind-PASSWORD_HASH = 変換された形のパスワード
kind-CREDENTIAL = アカウントの秘密の鍵
kind-SESSION_TOKEN = サインインしていたセッションの鍵
kind-USER_NAME = ユーザー名
kind-ACCOUNT_ID = お客様番号
kind-ORDER = ご注文
kind-CRYPTO_ADDRESS = 暗号資産のアドレス
kind-GEO = いらした場所
kind-VEHICLE_ID = 車両の番号
kind-HEALTH = 健康に関するデータ
kind-ETHNIC_ORIGIN = 人種または民族に関するデータ
kind-POLITICAL_OPINION = 政治的意見または政党に関するデータ
kind-BELIEF = 宗教または信条に関するデータ
kind-TRADE_UNION = 労働組合への加入に関するデータ
kind-GENETIC = 遺伝に関するデータ
kind-BIOMETRIC = 指紋や顔の特徴などの生体データ
kind-SEX_LIFE = 性生活または性的指向に関するデータ
kind-CRIMINAL_RECORD = 有罪判決または犯罪に関するデータ
