### 简体中文. Machine-drafted until a person approves it.

subject-dated = { $controller }：您的个人数据与{ $day }的事件
subject-undated = { $controller }：涉及您个人数据的事件
greeting = { $name }，您好：
who-writes = 我们是{ $controller }。我们因一起涉及您个人数据的事件写信给您。
supplements = 本信息是对我们{ $previous }信息的补充。编号和代码没有变化。

heading-happened = 发生了什么
heading-data = 涉及哪些数据
heading-audience = 谁能看到这些数据
heading-consequences = 可能带来什么后果
heading-measures = 我们正在做什么
heading-advice = 您可以做什么
heading-open = 我们还不知道什么
heading-check = 如何核实本信息
heading-contact = 您的问题和您的权利

nature-confidentiality = 无权查看的人能够看到个人数据。
nature-integrity = 个人数据在未经许可的情况下被更改。
nature-availability = 个人数据丢失，或在一段时间内无法使用。
nature-unknown = 我们还不知道数据究竟发生了什么。
affected-yes = 您的数据在涉及的数据之中。
affected-unknown = 我们还不知道您的数据是否在其中。为稳妥起见，我们现在就告知您。
cause-technical = 原因是我们系统中的一个技术错误。
cause-misdelivery = 原因是误发：数据被发给了错误的人。
cause-staff = 原因是我们一名员工的失误。
cause-loss = 原因是设备或文件丢失或被盗。
cause-attack = 原因是我们的系统受到攻击。
cause-unknown = 我们还不知道原因。
period-closed = 事件从{ $start }持续到{ $end }。
period-ongoing = 事件始于{ $start }，目前尚未结束。
period-start = 事件始于{ $start }。
period-end-unknown = 我们还不知道事件何时结束。
period-unknown = 我们还不知道事件何时开始。
people-exact = { $n ->
   *[other] 总共涉及{ $n }人。
}
people-range = { $high ->
   *[other] 总共涉及至少{ $low }人、最多{ $high }人。
}
people-unknown = 我们还不知道涉及多少人。

kinds-intro = 涉及您的以下数据：
kinds-unknown = 我们还不知道涉及您的哪些数据。
password-safe = 您的密码不在其中。您无需因本事件更改密码。
password-exposed = 您的密码在其中。
password-unknown = 我们还不知道您的密码是否在其中。
payment-safe = 其中没有银行卡号，也没有银行账号。
payment-exposed = 其中有支付数据。
payment-unknown = 我们还不知道其中是否有支付数据。

audience-customers = 我们的其他客户能够看到这些数据。
audience-few = 少数我们认识的人能够看到这些数据。
audience-single = 一个我们认识并信任的人或机构能够看到这些数据。
audience-public = 互联网上的任何人都能够看到这些数据。
audience-criminal = 犯罪分子能够看到或复制这些数据。
audience-unknown = 我们还不知道谁看到了这些数据。
misuse-yes = 我们知道有数据被滥用的情况。
misuse-no = 我们没有得知任何数据被滥用的情况。
misuse-unknown = 我们还不知道数据是否已被滥用。
recovered-yes = 所有持有副本的人都已确认副本已删除或归还。
recovered-no = 并非所有数据副本都能删除或收回。
recovered-unknown = 我们还不知道是否仍有数据副本存在。

consequence-messages = 有人可能冒充我们给您写信或打电话。
consequence-account = 有人可能登录您的账户，或登录使用相同密码的其他账户。
consequence-payment = 有人可能试图以您的名义付款或收款。
consequence-identity = 有人可能冒充您，例如签订合同。
consequence-sensitive = 私人事务可能被他人知道。
consequence-place = 有人可能得知您住在哪里或去过哪里。
consequence-unknown = 我们还不知道这会给您带来什么后果。

contained-yes = 我们已经制止了事件。
contained-no = 我们仍在努力制止事件。
contained-unknown = 我们还不知道事件是否已完全停止。
discovered = 我们在{ $detected }发现了事件。
measure-error-fixed = 我们已经改正了错误。
measure-copies-deleted = 我们已经删除了我们所控制的已存副本。
measure-sessions-ended = 我们已让所有账户退出登录。
measure-passwords-reset = 我们已重置相关密码。
measure-authority-told = 我们已通知数据保护机构。
measure-police-told = 我们已通知警方。
measure-experts = 独立专家正在协助我们。
measure-checks = 我们增加了检查，以防再次发生。

advice-mail = 请小心使用您的姓名和我们名称的信息。我们不会通过电子邮件索要密码。
advice-phone = 如果有人以我们的名义给您打电话，请挂断，并拨打您已经知道的号码。
advice-password = 请更改您在我们这里的密码，以及其他使用相同密码的地方的密码。
advice-second-step = 在提供该功能的地方，请开启第二步登录验证。
advice-sessions = 请在所有设备上退出您的账户，然后重新登录。
advice-card = 请告知您的银行，并查看您的银行卡账单。
advice-bank = 请查看您的银行账户中是否有不是您发起的付款，并告知您的银行。
advice-identity = 请留意您无法解释的合同、账单或信件，并告知警方。
advice-sensitive = 如果有人用这些数据向您施压，请告诉我们或警方。
advice-place = 如果您感到不安全，请联系警方。

next-update = 我们最迟会在{ $update }再次写信给您。
check-type = 本信息没有链接，也没有附件。要核实本信息，请您自己在浏览器中输入我们的网址 { $domain } 并打开“{ $path }”页面。
check-code = 请在该页面输入我们发送本信息的电子邮件地址和以下代码： { $code }
check-code-letter = 请在该页面输入本信函上方的号码和以下代码： { $code }
check-never = 我们绝不会因本事件向您索要密码、卡号或付款。
contact = 解答您问题的联系人：{ $contact }，{ $details }。请提供编号 { $case }。
complaint = 您也可以向您所在国家的数据保护机构投诉。

sms = { $controller }：涉及您数据的事件。请自行输入 { $typed }。代码 { $code }。我们不会索要密码。
letter-number = 号码
statement-title = { $controller }公开声明
statement-intro = 我们已将以下文字发送给涉及的人。每人还收到自己的姓名和一个代码。
verify-title = 核实来自{ $controller }的信息
verify-intro = 您可以在本页面阅读我们的所有信息。这不需要代码。
verify-address = 收到信息的电子邮件地址或电话号码，或信函上的号码
verify-code = 信息中的代码
verify-button = 核实
verify-yes = 此代码属于我们发送到此地址的一条信息。全文见下方。
verify-no = 我们没有为此地址签发此代码。请不要回复该信息，并告诉我们：{ $details }
verify-closed = 代码已无法再核实。下方文字是我们发送的。
verify-texts = 我们发送的信息

kind-PERSON_NAME = 您的姓名
kind-EMAIL = 您的电子邮件地址
kind-PHONE = 您的电话号码
kind-POSTAL_ADDRESS = 您的邮寄地址
kind-BIRTH_DATE = 您的出生日期
kind-IP_ADDRESS = 您设备的互联网地址
kind-CARD = 您的支付卡号
kind-CARD_CODE = 您支付卡的安全码
kind-IBAN = 您的银行账号
kind-NATIONAL_ID = 您的身份证号或社会保障号
kind-TAX_ID = 您的税号
kind-PASSPORT = 您的护照号码
kind-DRIVING_LICENCE = 您的驾驶证号码
kind-PASSWORD = 您的密码
kind-PASSWORD_HASH = 经过加密处理的您的密码
kind-CREDENTIAL = 您账户的一个密钥
kind-SESSION_TOKEN = 您登录过的一个会话的密钥
kind-USER_NAME = 您的用户名
kind-ACCOUNT_ID = 您的客户编号
kind-ORDER = 您的订单
kind-CRYPTO_ADDRESS = 您的加密货币地址
kind-GEO = 您去过的地点
kind-VEHICLE_ID = 您的车牌号
kind-HEALTH = 有关您健康的数据
kind-ETHNIC_ORIGIN = 有关您种族或民族的数据
kind-POLITICAL_OPINION = 有关您政治观点或党派的数据
kind-BELIEF = 有关您宗教或信仰的数据
kind-TRADE_UNION = 有关您工会会员身份的数据
kind-GENETIC = 您的基因数据
kind-BIOMETRIC = 您的生物识别数据（例如指纹或面部特征）
kind-SEX_LIFE = 有关您性生活或性取向的数据
kind-CRIMINAL_RECORD = 有关刑事定罪或犯罪的数据
