namespace Tabulation.Domain.Allocation;

/// <summary>A selection's number within its contest: its position on the ballot, from 0. Not its rank.</summary>
public readonly record struct SelectionIndex
{
    /// <param name="value">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public SelectionIndex(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>0 or more.</summary>
    public int Value { get; }

    public override string ToString() => $"#{Value}";
}
