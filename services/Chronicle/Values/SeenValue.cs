using Tabulation.Contracts.V1;

namespace Tabulation.Chronicle.Values;

/// <summary>Whose a value is; empty where it is none's. Of several of one kind that belong to the same, the number tells which.</summary>
internal readonly record struct ValuePlace(ChangedValue Value, string Contest, string Area, string Code, int Number)
{
    public static ValuePlace Of(ChangedValue value, string contest = "", string area = "", string code = "", int number = 0) =>
        new(value, contest, area, code, number);
}

/// <summary>A value as it stands.</summary>
internal readonly record struct SeenValue(ValuePlace Place, string Text);
