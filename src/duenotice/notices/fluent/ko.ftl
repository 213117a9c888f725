### 한국어. Machine-drafted until a person approves it.

subject-dated = { $controller }: 고객님의 개인정보와 { $day } 사고 안내
subject-undated = { $controller }: 고객님의 개인정보 사고 안내
greeting = { $name } 님, 안녕하세요.
who-writes = { $controller }입니다. 고객님의 개인정보와 관련된 사고로 연락드립니다.
supplements = 이 안내는 { $previous }에 보낸 안내를 보충합니다. 접수 번호와 코드는 바뀌지 않았습니다.

heading-happened = 무슨 일이 있었나요
heading-data = 어떤 정보가 관련되나요
heading-audience = 누가 정보를 볼 수 있었나요
heading-consequences = 어떤 결과가 생길 수 있나요
heading-measures = 저희가 하고 있는 일
heading-advice = 고객님이 하실 수 있는 일
heading-open = 아직 모르는 것
heading-check = 이 안내를 확인하는 방법
heading-contact = 문의와 고객님의 권리

nature-confidentiality = 볼 권한이 없는 사람이 개인정보를 볼 수 있었습니다.
nature-integrity = 개인정보가 허가 없이 변경되었습니다.
nature-availability = 개인정보가 없어졌거나 한동안 사용할 수 없었습니다.
nature-unknown = 정보에 정확히 무슨 일이 있었는지 아직 모릅니다.
affected-yes = 고객님의 정보가 관련 정보에 포함되어 있습니다.
affected-unknown = 고객님의 정보가 포함되어 있는지 아직 모릅니다. 만일을 위해 지금 알려 드립니다.
cause-technical = 원인은 저희 시스템의 기술적 오류였습니다.
cause-misdelivery = 원인은 실수였습니다. 정보가 엉뚱한 사람에게 발송되었습니다.
cause-staff = 원인은 저희 직원의 실수였습니다.
cause-loss = 원인은 기기나 문서의 분실 또는 도난이었습니다.
cause-attack = 원인은 저희 시스템에 대한 공격이었습니다.
cause-unknown = 원인은 아직 모릅니다.
period-closed = 사고는 { $start }부터 { $end }까지 계속되었습니다.
period-ongoing = 사고는 { $start }에 시작되었고 아직 끝나지 않았습니다.
period-start = 사고는 { $start }에 시작되었습니다.
period-end-unknown = 사고가 언제 끝났는지 아직 모릅니다.
period-unknown = 사고가 언제 시작되었는지 아직 모릅니다.
people-exact = { $n ->
   *[other] 관련된 사람은 모두 { $n }명입니다.
}
people-range = { $high ->
   *[other] 관련된 사람은 모두 { $low }명 이상 { $high }명 이하입니다.
}
people-unknown = 관련된 사람이 몇 명인지 아직 모릅니다.

kinds-intro = 관련된 고객님의 정보는 다음과 같습니다.
kinds-unknown = 고객님의 어떤 정보가 관련되는지 아직 모릅니다.
password-safe = 고객님의 비밀번호는 포함되지 않았습니다. 이 사고 때문에 바꾸실 필요는 없습니다.
password-exposed = 고객님의 비밀번호가 포함되어 있었습니다.
password-unknown = 고객님의 비밀번호가 포함되었는지 아직 모릅니다.
payment-safe = 카드 번호와 은행 계좌 번호는 포함되지 않았습니다.
payment-exposed = 결제 정보가 포함되어 있었습니다.
payment-unknown = 결제 정보가 포함되었는지 아직 모릅니다.

audience-customers = 저희의 다른 고객이 정보를 볼 수 있었습니다.
audience-few = 저희가 아는 소수의 사람이 정보를 볼 수 있었습니다.
audience-single = 저희가 알고 신뢰하는 한 사람 또는 기관이 정보를 볼 수 있었습니다.
audience-public = 인터넷의 누구나 정보를 볼 수 있었습니다.
audience-criminal = 범죄자가 정보를 보거나 복사할 수 있었습니다.
audience-unknown = 누가 정보를 보았는지 아직 모릅니다.
misuse-yes = 정보가 악용된 사례를 알고 있습니다.
misuse-no = 정보가 악용된 사례는 알지 못합니다.
misuse-unknown = 정보가 악용되었는지 아직 모릅니다.
recovered-yes = 사본을 가진 모든 사람이 삭제 또는 반환을 확인해 주었습니다.
recovered-no = 정보의 사본을 모두 삭제하거나 돌려받지는 못했습니다.
recovered-unknown = 정보의 사본이 아직 남아 있는지 아직 모릅니다.

consequence-messages = 누군가 저희를 사칭하여 글을 보내거나 전화할 수 있습니다.
consequence-account = 누군가 고객님의 계정이나 같은 비밀번호를 쓰는 다른 계정에 들어갈 수 있습니다.
consequence-payment = 누군가 고객님의 이름으로 결제하거나 돈을 걷으려 할 수 있습니다.
consequence-identity = 누군가 고객님을 사칭하여 예를 들어 계약을 맺을 수 있습니다.
consequence-sensitive = 사적인 일이 다른 사람에게 알려질 수 있습니다.
consequence-place = 누군가 고객님이 사는 곳이나 있었던 곳을 알 수 있습니다.
consequence-unknown = 고객님에게 어떤 결과가 생길 수 있는지 아직 모릅니다.

contained-yes = 사고를 멈추었습니다.
contained-no = 사고를 멈추기 위해 아직 작업하고 있습니다.
contained-unknown = 사고가 완전히 멈추었는지 아직 모릅니다.
discovered = 저희는 { $detected }에 사고를 알아차렸습니다.
measure-error-fixed = 오류를 바로잡았습니다.
measure-copies-deleted = 저희가 관리하는 저장된 사본을 삭제했습니다.
measure-sessions-ended = 모든 계정을 로그아웃했습니다.
measure-passwords-reset = 관련된 비밀번호를 재설정했습니다.
measure-authority-told = 개인정보 보호 기관에 신고했습니다.
measure-police-told = 경찰에 신고했습니다.
measure-experts = 독립적인 전문가의 도움을 받고 있습니다.
measure-checks = 다시 일어나지 않도록 점검을 추가했습니다.

advice-mail = 고객님과 저희의 이름을 쓰는 메시지를 조심하십시오. 저희는 이메일로 비밀번호를 묻지 않습니다.
advice-phone = 누군가 저희 이름으로 전화하면 끊고, 이미 알고 계신 번호로 전화하십시오.
advice-password = 저희 서비스의 비밀번호와 같은 비밀번호를 쓰는 모든 곳의 비밀번호를 바꾸십시오.
advice-second-step = 가능한 곳에서는 로그인에 두 번째 단계를 켜십시오.
advice-sessions = 모든 기기에서 계정을 로그아웃한 다음 다시 로그인하십시오.
advice-card = 은행에 알리고 카드 명세서를 살펴보십시오.
advice-bank = 은행 계좌에 모르는 결제가 있는지 살펴보고, 있으면 은행에 알리십시오.
advice-identity = 설명할 수 없는 계약, 청구서, 편지가 있는지 살펴보고, 있으면 경찰에 알리십시오.
advice-sensitive = 누군가 이 정보로 압박하면 저희나 경찰에 알리십시오.
advice-place = 안전하지 않다고 느끼시면 경찰에 연락하십시오.

next-update = 늦어도 { $update }까지 다시 연락드리겠습니다.
check-type = 이 안내에는 링크와 첨부 파일이 없습니다. 확인하려면 저희 주소 { $domain } 을 브라우저에 직접 입력하고 “{ $path }” 페이지를 여십시오.
check-code = 그 페이지에 이 안내를 받은 이메일 주소와 다음 코드를 입력하십시오: { $code }
check-code-letter = 그 페이지에 이 편지 위쪽의 번호와 다음 코드를 입력하십시오: { $code }
check-never = 이 사고 때문에 비밀번호, 카드 번호, 결제를 요구하는 일은 결코 없습니다.
contact = 문의에 답해 드리는 사람: { $contact }, { $details }. 접수 번호 { $case } 를 알려 주십시오.
complaint = 거주하시는 나라의 개인정보 보호 기관에 이의를 제기할 수도 있습니다.

sms = { $controller }: 개인정보 사고. { $typed } 직접 입력. 코드 { $code }. 비밀번호를 묻지 않습니다.
letter-number = 번호
statement-title = 공개 성명: { $controller }
statement-intro = 관련된 분들께 다음 글을 보냈습니다. 각자의 이름과 코드도 함께 보냈습니다.
verify-title = { $controller } 안내 확인
verify-intro = 이 페이지에서 저희의 모든 안내를 읽으실 수 있습니다. 코드는 필요하지 않습니다.
verify-address = 안내가 도착한 이메일 주소나 전화번호 또는 편지의 번호
verify-code = 안내에 있는 코드
verify-button = 확인
verify-yes = 이 코드는 저희가 이 주소로 보낸 안내의 코드입니다. 전체 글은 아래에 있습니다.
verify-no = 저희는 이 주소에 이 코드를 발급하지 않았습니다. 답장하지 마시고 저희에게 알려 주십시오: { $details }
verify-closed = 코드를 더 이상 확인할 수 없습니다. 아래는 저희가 보낸 글입니다.
verify-texts = 저희가 보낸 안내

kind-PERSON_NAME = 이름
kind-EMAIL = 이메일 주소
kind-PHONE = 전화번호
kind-POSTAL_ADDRESS = 우편 주소
kind-BIRTH_DATE = 생년월일
kind-IP_ADDRESS = 기기의 인터넷 주소
kind-CARD = 결제 카드 번호
kind-CARD_CODE = 결제 카드의 보안 코드
kind-IBAN = 은행 계좌 번호
kind-NATIONAL_ID = 주민등록번호 또는 사회보장 번호
kind-TAX_ID = 납세자 번호
kind-PASSPORT = 여권 번호
kind-DRIVING_LICENCE = 운전면허 번호
kind-PASSWORD = 비밀번호
kind-PASSWORD_HASH = 변환된 형태의 비밀번호
kind-CREDENTIAL = 계정의 비밀 키
kind-SESSION_TOKEN = 로그인한 세션의 키
kind-USER_NAME = 사용자 이름
kind-ACCOUNT_ID = 고객 번호
kind-ORDER = 주문 내역
kind-CRYPTO_ADDRESS = 암호화폐 주소
kind-GEO = 고객님이 있었던 장소
kind-VEHICLE_ID = 차량 번호
kind-HEALTH = 건강에 관한 정보
kind-ETHNIC_ORIGIN = 인종 또는 민족에 관한 정보
kind-POLITICAL_OPINION = 정치적 견해 또는 정당에 관한 정보
kind-BELIEF = 종교 또는 신념에 관한 정보
kind-TRADE_UNION = 노동조합 가입에 관한 정보
kind-GENETIC = 유전 정보
kind-BIOMETRIC = 지문이나 얼굴 특징과 같은 생체 정보
kind-SEX_LIFE = 성생활 또는 성적 지향에 관한 정보
kind-CRIMINAL_RECORD = 유죄 판결 또는 범죄에 관한 정보
