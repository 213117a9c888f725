"""The numbers by which the kernel names its detectors; `detectors.yaml` tells the rest about each, by the same name."""

from __future__ import annotations

import numpy as np

CODES = [
    "email",
    "ipv4",
    "ipv6",
    "card",
    "iban",
    "phone_plus",
    "phone_zeros",
    "phone_national",
    "us_ssn",
    "us_ssn_solid",
    "us_itin",
    "gb_nhs",
    "nl_bsn",
    "pl_pesel",
    "br_cpf",
    "br_cnpj",
    "no_fodselsnummer",
    "be_rrn",
    "ch_ahv",
    "ca_sin",
    "au_tfn",
    "cn_rin",
    "tr_tckn",
    "pt_nif",
    "cz_rc",
    "ro_cnp",
    "bg_egn",
    "hr_oib",
    "de_idnr",
    "ee_ik",
    "lt_ak",
    "lv_pk",
    "za_id",
    "ar_cuit",
    "gr_amka",
    "at_svnr",
    "jp_mynumber",
    "kr_rrn",
    "in_aadhaar",
    "dk_cpr",
    "fr_nir",
    "se_personnummer",
    "is_kennitala",
    "rs_jmbg",
    "th_pin",
    "ua_rnokpp",
    "ru_snils",
    "ru_inn",
    "il_id",
    "es_dni",
    "es_nie",
    "fi_hetu",
    "ie_pps",
    "cl_rut",
    "gb_nino",
    "in_pan",
    "it_cf",
    "mx_curp",
    "sg_nric",
    "tw_id",
    "vin",
    "passport",
    "bitcoin",
    "ethereum",
    "ethereum_plain",
    "api_key",
    "web_token",
    "private_key",
    "ipv4_like_version",
    "ip_of_nobody",
    "de_svnr",
    "lu_matricule",
    "ae_eid",
    "ec_ruc",
    "gr_afm",
    "hu_taj",
    "nz_ird",
    "sv_dui",
    "co_nit",
    "ir_melli",
    "ec_ci",
    "sa_id",
    "hu_tax",
    "pl_nip",
    "vn_mst",
    "au_medicare",
    "gb_utr",
    "pe_ruc",
    "do_cedula",
    "hu_szemelyi",
    "mx_nss",
    "pt_niss",
    "kz_iin",
    "kw_civil",
    "es_nss",
    "uy_rut",
    "md_idnp",
    "gt_cui",
    "fr_spi",
    "uz_pinfl",
    "id_npwp",
    "vn_id",
    "ph_id",
    "bd_nid",
    "ng_nin",
    "cu_ni",
    "ge_pn",
    "qa_qid",
    "my_mykad",
    "lk_nic",
    "et_fin",
    "pk_cnic",
    "hn_dni",
    "eg_nid",
    "id_nik",
    "rw_nid",
    "cr_cedula",
    "hk_id",
    "hk_id_told",
    "mx_rfc",
    "mx_rfc_told",
    "by_id",
    "ke_pin",
    "pl_dowod",
    "in_epic",
    "de_kvnr",
    "mu_nid",
    "cy_tic",
    "mt_id",
    "ve_rif",
    "uy_ci",
]
"""Every detector of the kernel."""

# NumPy integers on purpose: a Python constant would be a type of its own, and every routine compiled once per constant.
NONE = np.int64(0)
UNCHECKED, INVALID, VALID = np.arange(3)
(EMAIL, IPV4, IPV6, CARD, IBAN, PHONE_PLUS, PHONE_ZEROS, PHONE_NATIONAL, US_SSN, US_SSN_SOLID, US_ITIN) = np.arange(11)
(GB_NHS, NL_BSN, PL_PESEL, BR_CPF, BR_CNPJ, NO_FNR, BE_RRN, CH_AHV, CA_SIN, AU_TFN, CN_RIN, TR_TCKN) = np.arange(11, 23)
(PT_NIF, CZ_RC, RO_CNP, BG_EGN, HR_OIB, DE_IDNR, EE_IK, LT_AK, LV_PK, ZA_ID, AR_CUIT, GR_AMKA) = np.arange(23, 35)
(AT_SVNR, JP_MYNUMBER, KR_RRN, IN_AADHAAR, DK_CPR, FR_NIR, SE_PNR, IS_KT, RS_JMBG, TH_PIN, UA_RNOKPP) = np.arange(
    35, 46
)
(RU_SNILS, RU_INN, IL_ID, ES_DNI, ES_NIE, FI_HETU, IE_PPS, CL_RUT, GB_NINO, IN_PAN, IT_CF, MX_CURP) = np.arange(46, 58)
(SG_NRIC, TW_ID, VIN, PASSPORT) = np.arange(58, 62)
(BITCOIN, ETHEREUM, ETHEREUM_PLAIN, API_KEY, WEB_TOKEN, PRIVATE_KEY) = np.arange(62, 68)
IPV4_LIKE_VERSION, IP_OF_NOBODY, DE_SVNR = np.arange(68, 71)
FURTHER = np.int64(71)
"""The first of the numbers that `abroad` reads; those before `BY_WORD` are found by themselves, the others behind a word for them only,
and from `UNPROVED` on they have no check digit."""
(LU_MATRICULE, AE_EID, EC_RUC, GR_AFM, HU_TAJ, NZ_IRD, SV_DUI, CO_NIT, IR_MELLI) = np.arange(71, 80)
(EC_CI, SA_ID, HU_TAX, PL_NIP, VN_MST, AU_MEDICARE, GB_UTR, PE_RUC, DO_CEDULA) = np.arange(80, 89)
(HU_SZEMELYI, MX_NSS, PT_NISS, KZ_IIN, KW_CIVIL, ES_NSS, UY_RUT, MD_IDNP, GT_CUI) = np.arange(89, 98)
(FR_SPI, UZ_PINFL, ID_NPWP, VN_ID, PH_ID, BD_NID, NG_NIN, CU_NI, GE_PN) = np.arange(98, 107)
(QA_QID, MY_MYKAD, LK_NIC, ET_FIN, PK_CNIC, HN_DNI, EG_NID, ID_NIK, RW_NID) = np.arange(107, 116)
(CR_CEDULA, HK_ID, HK_ID_TOLD, MX_RFC, MX_RFC_TOLD, BY_ID, KE_PIN, PL_DOWOD, IN_EPIC) = np.arange(116, 125)
(DE_KVNR, MU_NID, CY_TIC, MT_ID, VE_RIF, UY_CI) = np.arange(125, 131)
BY_WORD, UNPROVED = GR_AFM, VN_ID
MISS = np.int64(254)
"""A number of a card's length in an issuer's range whose check digit is wrong: counted, never found."""
HOPE = np.int64(255)
"""What the first pass hands to the second: digits that may be or end an identity number (`near`: where letters before begin)."""
