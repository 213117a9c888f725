### עברית. Machine-drafted until a person approves it.

subject-dated = { $controller }: המידע האישי שלך והאירוע מיום { $day }
subject-undated = { $controller }: אירוע הנוגע למידע האישי שלך
greeting = שלום { $name },
who-writes = אנחנו { $controller }. אנו כותבים אליך בשל אירוע הנוגע למידע האישי שלך.
supplements = הודעה זו משלימה את הודעתנו מיום { $previous }. מספר הפנייה והקוד לא השתנו.

heading-happened = מה קרה
heading-data = באיזה מידע מדובר
heading-audience = מי יכול היה לראות את המידע
heading-consequences = למה זה עלול להוביל
heading-measures = מה אנחנו עושים
heading-advice = מה באפשרותך לעשות
heading-open = מה עדיין איננו יודעים
heading-check = כיצד לבדוק הודעה זו
heading-contact = השאלות והזכויות שלך

nature-confidentiality = מידע אישי היה גלוי לאנשים שלא הייתה להם זכות לראות אותו.
nature-integrity = מידע אישי שונה ללא רשות.
nature-availability = מידע אישי אבד או לא היה זמין במשך זמן מה.
nature-unknown = עדיין איננו יודעים מה בדיוק קרה למידע.
affected-yes = המידע שלך הוא חלק מהמידע שנפגע.
affected-unknown = עדיין איננו יודעים אם המידע שלך הוא חלק מהמידע שנפגע. ליתר ביטחון אנו מודיעים לך כבר עכשיו.
cause-technical = הסיבה הייתה תקלה טכנית במערכות שלנו.
cause-misdelivery = הסיבה הייתה טעות: מידע נשלח לאנשים הלא נכונים.
cause-staff = הסיבה הייתה טעות של אחד מעובדינו.
cause-loss = הסיבה הייתה אובדן או גניבה של מכשיר או של מסמכים.
cause-attack = הסיבה הייתה תקיפה של המערכות שלנו.
cause-unknown = עדיין איננו יודעים מה הסיבה.
period-closed = תחילת האירוע: { $start }. סוף האירוע: { $end }.
period-ongoing = האירוע עדיין לא הסתיים. תחילתו: { $start }.
period-start = תחילת האירוע: { $start }.
period-end-unknown = עדיין איננו יודעים מתי האירוע הסתיים.
period-unknown = עדיין איננו יודעים מתי האירוע התחיל.
people-exact = { $n ->
    [one] מספר האנשים שנפגעו: { $n }.
    [two] מספר האנשים שנפגעו: { $n }.
   *[other] מספר האנשים שנפגעו: { $n }.
}
people-range = { $high ->
    [one] מספר האנשים שנפגעו: לפחות { $low } ולכל היותר { $high }.
    [two] מספר האנשים שנפגעו: לפחות { $low } ולכל היותר { $high }.
   *[other] מספר האנשים שנפגעו: לפחות { $low } ולכל היותר { $high }.
}
people-unknown = עדיין איננו יודעים כמה אנשים נפגעו.

kinds-intro = מדובר במידע הזה עליך:
kinds-unknown = עדיין איננו יודעים באיזה מידע שלך מדובר.
password-safe = הסיסמה שלך לא הייתה חלק מהמידע. אין צורך להחליף אותה בשל אירוע זה.
password-exposed = הסיסמה שלך הייתה חלק מהמידע.
password-unknown = עדיין איננו יודעים אם הסיסמה שלך הייתה חלק מהמידע.
payment-safe = המידע לא כלל מספרי כרטיסים או חשבונות בנק.
payment-exposed = המידע כלל פרטי תשלום.
payment-unknown = עדיין איננו יודעים אם המידע כלל פרטי תשלום.

audience-customers = לקוחות אחרים שלנו יכלו לראות את המידע.
audience-few = מספר קטן של אנשים המוכרים לנו יכלו לראות את המידע.
audience-single = אדם אחד או ארגון אחד שאנו מכירים וסומכים עליו יכול היה לראות את המידע.
audience-public = כל אדם באינטרנט יכול היה לראות את המידע.
audience-criminal = עבריינים יכלו לראות או להעתיק את המידע.
audience-unknown = עדיין איננו יודעים מי ראה את המידע.
misuse-yes = ידוע לנו על מקרים שבהם נעשה שימוש לרעה במידע.
misuse-no = לא ידוע לנו על אף מקרה של שימוש לרעה במידע.
misuse-unknown = עדיין איננו יודעים אם נעשה שימוש לרעה במידע.
recovered-yes = כל מי שהיה לו עותק אישר שהעותק נמחק או הוחזר.
recovered-no = לא ניתן היה למחוק או להשיב את כל העותקים של המידע.
recovered-unknown = עדיין איננו יודעים אם קיימים עוד עותקים של המידע.

consequence-messages = מישהו עלול לכתוב או להתקשר אליך ולהתחזות אלינו.
consequence-account = מישהו עלול להיכנס לחשבון שלך או לחשבון אחר עם אותה סיסמה.
consequence-payment = מישהו עלול לנסות לשלם או לגבות כסף בשמך.
consequence-identity = מישהו עלול להתחזות אליך, למשל כדי לחתום על חוזה.
consequence-sensitive = עניינים פרטיים עלולים להיוודע לאחרים.
consequence-place = מישהו עלול לגלות היכן מקום מגוריך או היכן היית.
consequence-unknown = עדיין איננו יודעים למה זה עלול להוביל עבורך.

contained-yes = עצרנו את האירוע.
contained-no = אנו עדיין פועלים כדי לעצור את האירוע.
contained-unknown = עדיין איננו יודעים אם האירוע נעצר לגמרי.
discovered = הבחנו באירוע: { $detected }.
measure-error-fixed = תיקנו את התקלה.
measure-copies-deleted = מחקנו את העותקים השמורים שבשליטתנו.
measure-sessions-ended = ניתקנו את כל המשתמשים מהחשבונות שלהם.
measure-passwords-reset = איפסנו את הסיסמאות שנפגעו.
measure-authority-told = הודענו לרשות להגנת הפרטיות.
measure-police-told = הודענו למשטרה.
measure-experts = מומחים בלתי תלויים מסייעים לנו.
measure-checks = הוספנו בדיקות כדי שהדבר לא יחזור.

advice-mail = יש להיזהר מהודעות המשתמשות בשמך ובשמנו. איננו מבקשים סיסמאות בדואר אלקטרוני.
advice-phone = אם מתקשרים אליך בשמנו, יש לנתק ולהתקשר למספר שכבר מוכר לך.
advice-password = יש להחליף את הסיסמה שלך אצלנו ובכל מקום שבו הסיסמה זהה.
advice-second-step = במקומות שבהם הדבר אפשרי, יש להפעיל שלב שני בכניסה לחשבון.
advice-sessions = יש להתנתק מהחשבון בכל המכשירים ואז להתחבר מחדש.
advice-card = יש להודיע לבנק ולעבור על פירוט החיובים בכרטיס.
advice-bank = יש לחפש בחשבון הבנק תשלומים לא מוכרים ולדווח עליהם לבנק.
advice-identity = יש לשים לב לחוזים, לחשבונות או למכתבים ללא הסבר ולדווח עליהם למשטרה.
advice-sensitive = אם מישהו מפעיל עליך לחץ בעזרת מידע זה, יש לספר לנו או למשטרה.
advice-place = אם יש לך תחושה של חוסר ביטחון, יש לפנות למשטרה.

next-update = נכתוב אליך שוב לא יאוחר מ: { $update }.
check-type = בהודעה זו אין קישורים ואין קבצים מצורפים. כדי לבדוק אותה, יש להקליד את הכתובת שלנו { $domain } בדפדפן ולפתוח את הדף „{ $path }”.
check-code = באותו דף יש להקליד את כתובת הדואר האלקטרוני שאליה שלחנו הודעה זו ואת הקוד הזה: { $code }
check-code-letter = באותו דף יש להקליד את המספר שבראש מכתב זה ואת הקוד הזה: { $code }
check-never = בשל אירוע זה לעולם איננו מבקשים ממך סיסמה, מספר כרטיס או תשלום.
contact = על שאלותיך משיב: { $contact }, { $details }. נא לציין את מספר הפנייה { $case }.
complaint = באפשרותך גם להתלונן בפני הרשות להגנת מידע במדינתך.

sms = { $controller }: אירוע הנוגע למידע שלך. יש להקליד { $typed } בדפדפן. קוד { $code }. איננו מבקשים סיסמאות.
letter-number = מספר
statement-title = הודעה לציבור: { $controller }
statement-intro = שלחנו את הטקסט הבא לאנשים שנפגעו. כל אחד קיבל גם את שמו ואת הקוד שלו.
verify-title = בדיקת הודעה: { $controller }
verify-intro = בדף זה אפשר לקרוא את כל ההודעות שלנו. אין צורך בקוד לשם כך.
verify-address = כתובת הדואר האלקטרוני או מספר הטלפון שאליהם הגיעה ההודעה, או המספר שעל המכתב
verify-code = הקוד שבהודעה
verify-button = בדיקה
verify-yes = קוד זה שייך להודעה ששלחנו לכתובת זו. הטקסט המלא מופיע למטה.
verify-no = לא הנפקנו קוד זה לכתובת זו. אין להשיב להודעה, ויש להודיע לנו: { $details }
verify-closed = לא ניתן עוד לבדוק קודים. הטקסטים שלמטה הם אלה ששלחנו.
verify-texts = ההודעות ששלחנו

kind-PERSON_NAME = השם שלך
kind-EMAIL = כתובת הדואר האלקטרוני שלך
kind-PHONE = מספר הטלפון שלך
kind-POSTAL_ADDRESS = הכתובת שלך למשלוח דואר
kind-BIRTH_DATE = תאריך הלידה שלך
kind-IP_ADDRESS = כתובת האינטרנט של המכשיר שלך
kind-CARD = מספר כרטיס התשלום שלך
kind-CARD_CODE = קוד האבטחה של כרטיס התשלום שלך
kind-IBAN = מספר חשבון הבנק שלך
kind-NATIONAL_ID = מספר הזהות או הביטוח הלאומי שלך
kind-TAX_ID = מספר תיק המס שלך
kind-PASSPORT = מספר הדרכון שלך
kind-DRIVING_LICENCE = מספר רישיון הנהיגה שלך
kind-PASSWORD = הסיסמה שלך
kind-PASSWORD_HASH = הסיסמה שלך בצורה מוצפנת
kind-CREDENTIAL = מפתח סודי לחשבון שלך
kind-SESSION_TOKEN = המפתח של חיבור פתוח לחשבון שלך
kind-USER_NAME = שם המשתמש שלך
kind-ACCOUNT_ID = מספר הלקוח שלך
kind-ORDER = ההזמנות שלך
kind-CRYPTO_ADDRESS = כתובת המטבע הדיגיטלי שלך
kind-GEO = מקומות שבהם היית
kind-VEHICLE_ID = מספר כלי הרכב שלך
kind-HEALTH = מידע על הבריאות שלך
kind-ETHNIC_ORIGIN = מידע על המוצא הגזעי או האתני שלך
kind-POLITICAL_OPINION = מידע על הדעות הפוליטיות או המפלגה שלך
kind-BELIEF = מידע על הדת או האמונות שלך
kind-TRADE_UNION = מידע על החברות שלך באיגוד עובדים
kind-GENETIC = המידע הגנטי שלך
kind-BIOMETRIC = המידע הביומטרי שלך (כגון טביעות אצבע או תווי פנים)
kind-SEX_LIFE = מידע על חיי המין או הנטייה המינית שלך
kind-CRIMINAL_RECORD = מידע על הרשעות או עבירות פליליות
