namespace Tabulation.Samples.Aralia;

/// <summary>What is out of the ordinary at a station. In the list contest, unless said otherwise.</summary>
internal enum Incident
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Both contests: never reports.</summary>
    Missing,

    /// <summary>Both contests: reports 14 to 20 hours after the polls closed.</summary>
    Late,

    /// <summary>Both contests: no ballot was issued.</summary>
    NobodyCame,

    /// <summary>Both contests: 97 per cent turnout.</summary>
    HighTurnout,

    /// <summary>Both contests: turnout 35 points above the previous election's.</summary>
    TurnoutUnlikeBefore,

    /// <summary>More ballots received than accounted for.</summary>
    BallotsUnaccounted,

    /// <summary>The signed form does not add up, and is sent as written.</summary>
    AsWritten,

    /// <summary>More ballots issued than voters registered.</summary>
    IssuedExceedRegistered,

    /// <summary>Mistyped, refused, and sent again.</summary>
    Mistyped,

    /// <summary>Two lists' votes exchanged, corrected later.</summary>
    Corrected,

    /// <summary>The same in the candidates' contest.</summary>
    CandidatesCorrected,

    /// <summary>Corrected, and the correction corrected.</summary>
    CorrectedTwice,

    /// <summary>More ballots in the boxes than issued; held, then released.</summary>
    HeldReleased,

    /// <summary>Held, then refused: nothing is counted.</summary>
    HeldRefused,

    /// <summary>Held, then refused; a recount is reported.</summary>
    HeldRefusedRecounted,

    /// <summary>Held, and corrected before any review.</summary>
    HeldCorrected,

    /// <summary>Held to the end.</summary>
    HeldOpen,

    /// <summary>A correction is held to the end; the first result counts.</summary>
    CorrectionHeldOpen,

    /// <summary>A correction is held, then released.</summary>
    CorrectionReleased,

    /// <summary>A correction is held, then refused; the first result counts.</summary>
    CorrectionRefused,
}
