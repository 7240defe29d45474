using Google.Protobuf;
using Google.Protobuf.Collections;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Elections;

/// <summary>Fills page after page, knowing the encoded size of the current one without encoding it.</summary>
internal sealed class PageFiller
{
    // Every list of a page has a field number below 16.
    private const int TagSize = 1;

    private readonly List<RegistryPage> pages = [];
    private RegistryPage page = new();
    private int size;

    public void AddRange<T>(IEnumerable<T> items, Func<RegistryPage, RepeatedField<T>> listOf)
        where T : IMessage
    {
        foreach (var item in items)
        {
            MakeRoom(TagSize + CodedOutputStream.ComputeMessageSize(item));
            listOf(page).Add(item);
        }
    }

    public IReadOnlyList<RegistryPage> Finish()
    {
        pages.Add(page);
        return pages.Count <= Pager.MostPages
            ? pages
            : throw new ArgumentException($"The registry takes {pages.Count:N0} pages; an election has at most {Pager.MostPages:N0}.");
    }

    private void MakeRoom(int bytes)
    {
        if (size + bytes > Pager.MostBytes)
            Turn();
        if (size + bytes > Pager.MostBytes)
            throw new ArgumentException($"An item of {bytes:N0} bytes does not fit a page of {Pager.MostBytes:N0}; shorten its names.");
        size += bytes;
    }

    private void Turn()
    {
        pages.Add(page);
        page = new RegistryPage { Number = (uint)pages.Count };
        size = page.CalculateSize();
    }
}
