namespace SocioStacks.Segments;

/// <summary>The officially assigned ISO 3166-1 alpha-2 codes. The service silently drops any other code.</summary>
internal static class CountryCodes
{
    private const string Assigned =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ " +
        "BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
        "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
        "DE DJ DK DM DO DZ " +
        "EC EE EG EH ER ES ET " +
        "FI FJ FK FM FO FR " +
        "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY " +
        "HK HM HN HR HT HU " +
        "ID IE IL IM IN IO IQ IR IS IT " +
        "JE JM JO JP " +
        "KE KG KH KI KM KN KP KR KW KY KZ " +
        "LA LB LC LI LK LR LS LT LU LV LY " +
        "MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
        "NA NC NE NF NG NI NL NO NP NR NU NZ " +
        "OM " +
        "PA PE PF PG PH PK PL PM PN PR PS PT PW PY " +
        "QA " +
        "RE RO RS RU RW " +
        "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ " +
        "TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
        "UA UG UM US UY UZ " +
        "VA VC VE VG VI VN VU " +
        "WF WS " +
        "YE YT " +
        "ZA ZM ZW";

    private static readonly HashSet<string> Known = new(Assigned.Split(' '), StringComparer.Ordinal);

    /// <summary>Codes in common use that ISO 3166-1 does not assign, or no longer assigns, with advice on what to use instead.</summary>
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["UK"] = "The United Kingdom is 'GB'.",
        ["EN"] = "The United Kingdom is 'GB'.",
        ["EL"] = "Greece is 'GR'.",
        ["SP"] = "Spain is 'ES'.",
        ["DA"] = "Denmark is 'DK'.",
        ["CS"] = "It has been deleted: Czechia is 'CZ', Slovakia 'SK', Serbia 'RS' and Montenegro 'ME'.",
        ["JA"] = "Japan is 'JP'.",
        ["KO"] = "South Korea is 'KR'.",
        ["ZH"] = "China is 'CN'.",
        ["EU"] = "It is reserved for the European Union: list its countries, or use InContinents for Europe.",
        ["EZ"] = "It is reserved for the euro area: list its countries.",
        ["UN"] = "It is reserved for the United Nations.",
        ["XK"] = "Kosovo has no code in ISO 3166-1: 'XK' is user-assigned and not supported by the service.",
        ["AC"] = "It is reserved: Ascension Island belongs to 'SH'.",
        ["TA"] = "It is reserved: Tristan da Cunha belongs to 'SH'.",
        ["CP"] = "It is reserved: Clipperton Island belongs to 'FR'.",
        ["CQ"] = "It is reserved: Sark belongs to 'GG'.",
        ["DG"] = "It is reserved: Diego Garcia belongs to 'IO'.",
        ["EA"] = "It is reserved: Ceuta and Melilla belong to 'ES'.",
        ["IC"] = "It is reserved: the Canary Islands belong to 'ES'.",
        ["FX"] = "It has been deleted: France is 'FR'.",
        ["SF"] = "Finland is 'FI'.",
        ["SU"] = "It has been deleted: use the successors of the Soviet Union, such as 'RU', 'UA' or 'KZ'.",
        ["AN"] = "It has been deleted: the Netherlands Antilles are 'BQ', 'CW' and 'SX'. Antarctica is 'AQ'.",
        ["YU"] = "It has been deleted: use the successors of Yugoslavia, such as 'RS', 'HR' or 'SI'.",
        ["BU"] = "It has been deleted: Myanmar is 'MM'.",
        ["DD"] = "It has been deleted: Germany is 'DE'.",
        ["TP"] = "It has been deleted: Timor-Leste is 'TL'.",
        ["ZR"] = "It has been deleted: the Democratic Republic of the Congo is 'CD'.",
        ["NT"] = "It has been deleted: the Neutral Zone belongs to 'IQ' and 'SA'.",
        ["YD"] = "It has been deleted: Yemen is 'YE'.",
        ["RH"] = "It has been deleted: Zimbabwe is 'ZW'.",
        ["HV"] = "It has been deleted: Burkina Faso is 'BF'.",
        ["DY"] = "It has been deleted: Benin is 'BJ'.",
        ["VD"] = "It has been deleted: Viet Nam is 'VN'.",
    };

    /// <summary>Validates a code and returns it in upper case.</summary>
    /// <exception cref="ArgumentException">The code is not assigned. The message quotes it only if it cannot be a phone number.</exception>
    public static string Checked(string? code, int index)
    {
        if (!TextValidation.IsQuotableCode(code))
            throw new ArgumentException($"countryCodes[{index}] is not a country code. Use a two-letter ISO 3166-1 alpha-2 code such as 'IT', not a number or a name.", "countryCodes");
        var raised = code.ToUpperInvariant();
        if (Known.Contains(raised))
            return raised;

        var advice = Instead.GetValueOrDefault(raised)
            ?? (raised.Length == 3 ? "Use the two-letter ISO 3166-1 alpha-2 code, such as 'IT' for 'ITA'." : "Use a two-letter ISO 3166-1 alpha-2 code such as 'IT'; the service would drop any other.");
        throw new ArgumentException($"'{code}' is not a country code. {advice}", "countryCodes");
    }
}
