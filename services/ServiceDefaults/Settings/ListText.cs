namespace Tabulation.ServiceDefaults.Settings;

/// <summary>Settings that name several of a kind.</summary>
public static class ListText
{
    /// <summary>The items of a list with commas or blanks between, in its order; none of them is empty.</summary>
    public static IReadOnlyList<string> Items(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
    }
}
