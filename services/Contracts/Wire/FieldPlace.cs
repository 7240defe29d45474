namespace Tabulation.Contracts;

/// <summary>How far the check of one message has come. Fields ascend, so finding the next one never starts from the first.</summary>
internal struct FieldPlace
{
    private uint oneofsSeen;

    /// <summary>Before the first field.</summary>
    public static FieldPlace Start => new() { Field = -1 };

    /// <summary>Which field of the message's table stands here.</summary>
    public int Field { get; private set; }

    /// <summary>How often it stood before.</summary>
    public int Occurrence { get; private set; }

    public FormatFault? MoveTo(WireField[] fields, uint number)
    {
        var last = Field < 0 ? 0 : fields[Field].Number;
        if (number < last) return FormatFault.FieldOrder;
        if (number == last)
        {
            Occurrence++;
            return null;
        }

        var next = Field + 1;
        while (next < fields.Length && fields[next].Number < number) next++;
        if (next == fields.Length || fields[next].Number != number) return FormatFault.UnknownField;
        (Field, Occurrence) = (next, 0);
        return null;
    }

    /// <summary>False where another member of the oneof stood before; 0 is no oneof.</summary>
    public bool Take(uint oneof)
    {
        var isFirst = (oneofsSeen & oneof) == 0;
        oneofsSeen |= oneof;
        return isFirst;
    }
}
