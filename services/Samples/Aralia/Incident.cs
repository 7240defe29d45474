namespace Tabulation.Samples.Aralia;

/// <summary>What is out of the ordinary at a station. In the list contest, unless said otherwise.</summary>
internal enum Incident
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Both contests: a hamlet too small to change a seat, cut off by a flood; it never reports.</summary>
    Outstanding,

    /// <summary>Both contests: it did not open, which is recorded.</summary>
    NotOpened,

    /// <summary>Both contests: its papers are recorded as lost, and found after all.</summary>
    FoundAfterAll,

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

    /// <summary>The signed form does not add up, and is sent as written; another commission endorses that it reads so.</summary>
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

    /// <summary>Held, then refused; the ballots are burnt before they are counted again, which is recorded.</summary>
    HeldRefused,

    /// <summary>Held, then refused; a recount is reported.</summary>
    HeldRefusedRecounted,

    /// <summary>Held, and corrected before any review.</summary>
    HeldCorrected,

    /// <summary>Held, and released the next evening only.</summary>
    HeldOvernight,

    /// <summary>A correction is held, and refused the next evening only; the first result counts.</summary>
    CorrectionHeldOvernight,

    /// <summary>A correction is held, then released.</summary>
    CorrectionReleased,

    /// <summary>A correction is held, then refused; the first result counts.</summary>
    CorrectionRefused,

    /// <summary>A court annuls it.</summary>
    Annulled,

    /// <summary>A court annuls it and, on appeal, gives it back.</summary>
    AnnulledReinstated,

    /// <summary>
    /// In the candidates' contest: certified with two candidates' votes exchanged; a court opens the contest again, and before it the
    /// lists.
    /// </summary>
    CandidatesReopened,

    /// <summary>The registry does not have it: it opens late.</summary>
    OpensLate,

    /// <summary>The registry does not have it: it takes in the voters of two stations that close.</summary>
    Merged,

    /// <summary>The registry does not have it, nor the next one: both together take the place of a station that closes.</summary>
    SplitFirst,

    /// <summary>See <see cref="SplitFirst"/>.</summary>
    SplitSecond,
}
