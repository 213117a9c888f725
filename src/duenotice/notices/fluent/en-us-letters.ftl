### English of the United States: what state laws want in a letter. Machine-drafted until a person approves it.

us-ca-title = Notice of Data Breach
us-ca-heading-happened = What Happened?
us-ca-heading-data = What Information Was Involved?
us-ca-heading-measures = What We Are Doing
us-ca-heading-advice = What You Can Do
us-ca-heading-more = For More Information
