### Tiếng Việt. Machine-drafted until a person approves it.

subject-dated = { $controller }: dữ liệu cá nhân của bạn và sự cố ngày { $day }
subject-undated = { $controller }: sự cố liên quan đến dữ liệu cá nhân của bạn
greeting = Kính gửi { $name },
who-writes = Chúng tôi là { $controller }. Chúng tôi viết cho bạn về một sự cố liên quan đến dữ liệu cá nhân của bạn.
supplements = Thông báo này bổ sung cho thông báo ngày { $previous } của chúng tôi. Số tham chiếu và mã không thay đổi.

heading-happened = Điều gì đã xảy ra
heading-data = Dữ liệu nào có liên quan
heading-audience = Ai có thể thấy dữ liệu
heading-consequences = Điều này có thể dẫn đến đâu
heading-measures = Chúng tôi đang làm gì
heading-advice = Bạn có thể làm gì
heading-open = Điều chúng tôi chưa biết
heading-check = Cách kiểm tra thông báo này
heading-contact = Câu hỏi và quyền của bạn

nature-confidentiality = Những người không có quyền đã có thể thấy dữ liệu cá nhân.
nature-integrity = Dữ liệu cá nhân đã bị thay đổi khi chưa được phép.
nature-availability = Dữ liệu cá nhân đã bị mất hoặc không dùng được trong một thời gian.
nature-unknown = Chúng tôi chưa biết chính xác điều gì đã xảy ra với dữ liệu.
affected-yes = Dữ liệu của bạn nằm trong số dữ liệu liên quan.
affected-unknown = Chúng tôi chưa biết dữ liệu của bạn có nằm trong số đó không. Để cẩn thận, chúng tôi báo cho bạn ngay bây giờ.
cause-technical = Nguyên nhân là một lỗi kỹ thuật trong hệ thống của chúng tôi.
cause-misdelivery = Nguyên nhân là một nhầm lẫn: dữ liệu đã được gửi đến nhầm người.
cause-staff = Nguyên nhân là sai sót của một nhân viên của chúng tôi.
cause-loss = Nguyên nhân là việc mất hoặc bị trộm thiết bị hoặc tài liệu.
cause-attack = Nguyên nhân là một cuộc tấn công vào hệ thống của chúng tôi.
cause-unknown = Chúng tôi chưa biết nguyên nhân.
period-closed = Sự cố kéo dài từ { $start } đến { $end }.
period-ongoing = Sự cố bắt đầu vào { $start } và chưa kết thúc.
period-start = Sự cố bắt đầu vào { $start }.
period-end-unknown = Chúng tôi chưa biết sự cố kết thúc khi nào.
period-unknown = Chúng tôi chưa biết sự cố bắt đầu khi nào.
people-exact = { $n ->
   *[other] Tổng cộng có { $n } người liên quan.
}
people-range = { $high ->
   *[other] Tổng cộng có ít nhất { $low } và nhiều nhất { $high } người liên quan.
}
people-unknown = Chúng tôi chưa biết có bao nhiêu người liên quan.

kinds-intro = Những dữ liệu sau đây về bạn có liên quan:
kinds-unknown = Chúng tôi chưa biết dữ liệu nào của bạn có liên quan.
password-safe = Mật khẩu của bạn không nằm trong số dữ liệu. Bạn không cần đổi mật khẩu vì sự cố này.
password-exposed = Mật khẩu của bạn nằm trong số dữ liệu.
password-unknown = Chúng tôi chưa biết mật khẩu của bạn có nằm trong số dữ liệu không.
payment-safe = Không có số thẻ và số tài khoản ngân hàng trong số dữ liệu.
payment-exposed = Có dữ liệu thanh toán trong số dữ liệu.
payment-unknown = Chúng tôi chưa biết có dữ liệu thanh toán trong số dữ liệu không.

audience-customers = Những khách hàng khác của chúng tôi đã có thể thấy dữ liệu.
audience-few = Một số ít người mà chúng tôi biết đã có thể thấy dữ liệu.
audience-single = Một người hoặc tổ chức mà chúng tôi biết và tin cậy đã có thể thấy dữ liệu.
audience-public = Bất kỳ ai trên internet đã có thể thấy dữ liệu.
audience-criminal = Tội phạm đã có thể đọc hoặc sao chép dữ liệu.
audience-unknown = Chúng tôi chưa biết ai đã thấy dữ liệu.
misuse-yes = Chúng tôi biết có trường hợp dữ liệu bị lạm dụng.
misuse-no = Chúng tôi không biết trường hợp nào dữ liệu bị lạm dụng.
misuse-unknown = Chúng tôi chưa biết dữ liệu có bị lạm dụng không.
recovered-yes = Tất cả những người có bản sao đã xác nhận rằng bản sao đã được xóa hoặc trả lại.
recovered-no = Không thể xóa hoặc thu hồi tất cả các bản sao của dữ liệu.
recovered-unknown = Chúng tôi chưa biết có còn bản sao của dữ liệu không.

consequence-messages = Ai đó có thể viết hoặc gọi cho bạn và giả làm chúng tôi.
consequence-account = Ai đó có thể vào tài khoản của bạn, hoặc tài khoản khác có cùng mật khẩu.
consequence-payment = Ai đó có thể tìm cách thanh toán hoặc thu tiền dưới tên bạn.
consequence-identity = Ai đó có thể giả làm bạn, ví dụ để ký hợp đồng.
consequence-sensitive = Chuyện riêng tư có thể bị người khác biết.
consequence-place = Ai đó có thể biết bạn sống ở đâu hoặc đã ở đâu.
consequence-unknown = Chúng tôi chưa biết điều này có thể dẫn đến đâu đối với bạn.

contained-yes = Chúng tôi đã chặn đứng sự cố.
contained-no = Chúng tôi vẫn đang làm việc để chặn đứng sự cố.
contained-unknown = Chúng tôi chưa biết sự cố đã dừng hẳn chưa.
discovered = Chúng tôi nhận thấy sự cố vào { $detected }.
measure-error-fixed = Chúng tôi đã sửa lỗi.
measure-copies-deleted = Chúng tôi đã xóa các bản sao lưu trữ mà chúng tôi kiểm soát.
measure-sessions-ended = Chúng tôi đã đăng xuất mọi người khỏi tài khoản.
measure-passwords-reset = Chúng tôi đã đặt lại các mật khẩu liên quan.
measure-authority-told = Chúng tôi đã báo cho cơ quan bảo vệ dữ liệu.
measure-police-told = Chúng tôi đã báo cho cảnh sát.
measure-experts = Các chuyên gia độc lập đang giúp chúng tôi.
measure-checks = Chúng tôi đã thêm các bước kiểm tra để việc này không lặp lại.

advice-mail = Hãy cẩn thận với các tin nhắn dùng tên của bạn và của chúng tôi. Chúng tôi không hỏi mật khẩu qua thư điện tử.
advice-phone = Nếu ai đó gọi cho bạn nhân danh chúng tôi, hãy gác máy và gọi số mà bạn đã biết.
advice-password = Hãy đổi mật khẩu của bạn tại chúng tôi và ở mọi nơi bạn dùng cùng mật khẩu đó.
advice-second-step = Ở nơi có hỗ trợ, hãy bật bước đăng nhập thứ hai.
advice-sessions = Hãy đăng xuất khỏi tài khoản trên mọi thiết bị, rồi đăng nhập lại.
advice-card = Hãy báo cho ngân hàng của bạn và xem sao kê thẻ.
advice-bank = Hãy tìm trong tài khoản ngân hàng những khoản thanh toán không phải của bạn và báo cho ngân hàng.
advice-identity = Hãy để ý hợp đồng, hóa đơn hoặc thư mà bạn không giải thích được và báo cho cảnh sát.
advice-sensitive = Nếu ai đó dùng dữ liệu này để gây sức ép với bạn, hãy nói với chúng tôi hoặc cảnh sát.
advice-place = Nếu bạn thấy không an toàn, hãy liên hệ cảnh sát.

next-update = Chúng tôi sẽ viết lại cho bạn chậm nhất vào { $update }.
check-type = Thông báo này không có liên kết và tệp đính kèm. Để kiểm tra, hãy tự gõ địa chỉ { $domain } của chúng tôi vào trình duyệt và mở trang “{ $path }”.
check-code = Trên trang đó, hãy nhập địa chỉ thư điện tử mà chúng tôi đã gửi thông báo này đến, và mã này: { $code }
check-code-letter = Trên trang đó, hãy nhập số ở đầu lá thư này, và mã này: { $code }
check-never = Vì sự cố này, chúng tôi không bao giờ hỏi bạn mật khẩu, số thẻ hay yêu cầu thanh toán.
contact = Người trả lời câu hỏi của bạn: { $contact }, { $details }. Vui lòng cho biết số tham chiếu { $case }.
complaint = Bạn cũng có thể khiếu nại với cơ quan bảo vệ dữ liệu ở nước bạn.

sms = { $controller }: sự cố dữ liệu của bạn. Hãy tự gõ { $typed }. Mã { $code }. Chúng tôi không hỏi mật khẩu.
letter-number = Số
statement-title = Tuyên bố công khai của { $controller }
statement-intro = Chúng tôi đã gửi văn bản sau đây cho những người liên quan. Mỗi người còn nhận được tên của mình và một mã.
verify-title = Kiểm tra thông báo của { $controller }
verify-intro = Trên trang này bạn có thể đọc mọi thông báo của chúng tôi. Bạn không cần mã để đọc.
verify-address = Địa chỉ thư điện tử hoặc số điện thoại nhận thông báo, hoặc số trên thư
verify-code = Mã trong thông báo
verify-button = Kiểm tra
verify-yes = Mã này thuộc về một thông báo mà chúng tôi đã gửi đến địa chỉ này. Toàn văn ở bên dưới.
verify-no = Chúng tôi không cấp mã này cho địa chỉ này. Đừng trả lời thông báo đó và hãy báo cho chúng tôi: { $details }
verify-closed = Không thể kiểm tra mã nữa. Bên dưới là các văn bản chúng tôi đã gửi.
verify-texts = Các thông báo chúng tôi đã gửi

kind-PERSON_NAME = tên của bạn
kind-EMAIL = địa chỉ thư điện tử của bạn
kind-PHONE = số điện thoại của bạn
kind-POSTAL_ADDRESS = địa chỉ bưu điện của bạn
kind-BIRTH_DATE = ngày sinh của bạn
kind-IP_ADDRESS = địa chỉ internet của thiết bị của bạn
kind-CARD = số thẻ thanh toán của bạn
kind-CARD_CODE = mã bảo mật của thẻ thanh toán của bạn
kind-IBAN = số tài khoản ngân hàng của bạn
kind-NATIONAL_ID = số căn cước hoặc bảo hiểm xã hội của bạn
kind-TAX_ID = mã số thuế của bạn
kind-PASSPORT = số hộ chiếu của bạn
kind-DRIVING_LICENCE = số giấy phép lái xe của bạn
kind-PASSWORD = mật khẩu của bạn
kind-PASSWORD_HASH = mật khẩu của bạn ở dạng mã hóa
kind-CREDENTIAL = một khóa bí mật của tài khoản của bạn
kind-SESSION_TOKEN = khóa của một phiên mà bạn đã đăng nhập
kind-USER_NAME = tên người dùng của bạn
kind-ACCOUNT_ID = số khách hàng của bạn
kind-ORDER = các đơn hàng của bạn
kind-CRYPTO_ADDRESS = địa chỉ tiền mã hóa của bạn
kind-GEO = những nơi bạn đã ở
kind-VEHICLE_ID = biển số xe của bạn
kind-HEALTH = dữ liệu về sức khỏe của bạn
kind-ETHNIC_ORIGIN = dữ liệu về nguồn gốc chủng tộc hoặc dân tộc của bạn
kind-POLITICAL_OPINION = dữ liệu về quan điểm chính trị hoặc đảng phái của bạn
kind-BELIEF = dữ liệu về tôn giáo hoặc tín ngưỡng của bạn
kind-TRADE_UNION = dữ liệu về việc bạn là thành viên công đoàn
kind-GENETIC = dữ liệu di truyền của bạn
kind-BIOMETRIC = dữ liệu sinh trắc học của bạn (như dấu vân tay hoặc đặc điểm khuôn mặt)
kind-SEX_LIFE = dữ liệu về đời sống tình dục hoặc xu hướng tính dục của bạn
kind-CRIMINAL_RECORD = dữ liệu về tiền án hoặc hành vi phạm tội
