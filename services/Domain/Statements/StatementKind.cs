namespace Tabulation.Domain.Statements;

/// <summary>What a statement is. Values are the field numbers of its content in statement.proto.</summary>
public enum StatementKind
{
    ElectionDefinition = 16,
    RegistryPage = 17,
    PrecinctResult = 18,
    Review = 19,
    Lot = 20,
    AuthorityChange = 21,
    NoResult = 22,
    Annulment = 23,
    RegistryChange = 24,
    Endorsement = 25,
    AreaProtocol = 26,
    TurnoutReport = 27,
    ObserverCopy = 28,
    ObserverSample = 29,
    ExitPoll = 30,
    Certification = 31,
    Reopening = 32,
    MandateAssignment = 33,
}
