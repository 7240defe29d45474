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
}
