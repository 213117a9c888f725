### English of the United States: what state laws want in a letter. Machine-drafted until a person approves it.

us-ca-title = Notice of Data Breach
us-ca-heading-happened = What Happened?
us-ca-heading-data = What Information Was Involved?
us-ca-heading-measures = What We Are Doing
us-ca-heading-advice = What You Can Do
us-ca-heading-more = For More Information
heading-us = Help with identity theft

us-bureaus = The national credit bureaus are: { $equifax }; { $experian }; { $transunion }.
us-ftc = You can get advice from the { $ftc }.
us-attorney-general = You can also get advice from the { $attorney_general }.
us-freeze = You can place a fraud alert or a security freeze on your credit report. Ask each credit bureau for it, and have your full name, Social Security number, date of birth and addresses of the past years ready.
us-free-freeze = Placing, lifting or removing a security freeze costs nothing.
us-police-report = You have the right to obtain a police report about this incident. Victims of identity theft can file a police report and get a copy of it.
us-vigilance = Over the next 12 to 24 months, review your account statements and check your free credit reports.
us-report = If you suspect identity theft, report it to the police, to the Attorney General of your state and to the Federal Trade Commission.
us-fcra = Under the Fair Credit Reporting Act you can see what is in your credit file, have wrong entries corrected, and get a free report from each bureau every 12 months.
us-monitoring = We offer you { $months } months of identity protection by { $provider } at no cost to you. { $how }
us-monitoring-until = You can enroll until { $enrol_by }.
us-parent = { $controller } is owned by { $parent }.
us-no-parent = { $controller } is not owned by another company.
us-delayed = This notice was delayed because of an investigation by law enforcement.
us-not-delayed = This notice was not delayed by an investigation of law enforcement.
