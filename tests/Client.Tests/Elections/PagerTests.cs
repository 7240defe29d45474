using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Client.Elections;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Tests.Elections;

public sealed class PagerTests
{
    private static readonly Gen<RegistryPage> Registries =
        from counts in Gen.Choose(0, 300).ArrayOf(4)
        from longest in Gen.Choose(1, 2_000)
        from seed in Gen.Choose(0, int.MaxValue)
        select Registry(counts, longest, new System.Random(seed));

    [Fact]
    public void Pages_put_together_are_the_registry() => Properties.Holds(Registries, registry =>
    {
        var together = new RegistryPage();
        foreach (var page in Pager.Split(registry).Pages)
        {
            together.Authorities.AddRange(page.Authorities);
            together.Areas.AddRange(page.Areas);
            together.Contests.AddRange(page.Contests);
            together.Precincts.AddRange(page.Precincts);
        }

        return together.Equals(registry);
    });

    [Fact]
    public void Every_page_is_small_enough_and_numbered_in_order() => Properties.Holds(Registries, registry =>
        Pager.Split(registry).Pages.Index().All(page => page.Item.CalculateSize() <= Pager.MostBytes && page.Item.Number == page.Index));

    [Fact]
    public void No_page_could_have_taken_the_first_item_of_the_next() => Properties.Holds(Registries, registry =>
    {
        var pages = Pager.Split(registry).Pages;
        return pages.Zip(pages.Skip(1)).All(pair => pair.First.CalculateSize() + FirstItem(pair.Second).CalculateSize() + 4 > Pager.MostBytes);
    });

    [Fact]
    public void The_definition_commits_to_the_bytes_of_the_pages() => Properties.Holds(Registries, registry =>
    {
        var paged = Pager.Split(registry);
        var stale = new ElectionDefinition { ExternalId = "x", RegistryPageHashes = { ByteString.CopyFromUtf8("stale") } };
        return paged.Commit(stale).RegistryPageHashes.Select(hash => hash.ToByteArray())
            .SequenceEqual(paged.Pages.Select(page => SHA256.HashData(page.ToByteArray())), new BytesEqual());
    });

    [Fact]
    public void An_empty_registry_has_one_empty_page() => Assert.Equal([new RegistryPage()], Pager.Split(new RegistryPage()).Pages);

    [Fact]
    public void An_item_that_fits_no_page_is_named_by_its_size()
    {
        var registry = new RegistryPage { Contests = { new Contest { Code = new string('x', Pager.MostBytes) } } };
        Assert.Contains("does not fit a page", Assert.Throws<ArgumentException>(() => Pager.Split(registry)).Message);
    }

    [Fact]
    public void An_item_that_just_fits_a_page_gets_one()
    {
        // Tag and length of the item, then tag and length of its code: four bytes each.
        var registry = new RegistryPage { Areas = { new Area { Code = new string('x', Pager.MostBytes - 8) } } };
        Assert.Equal(Pager.MostBytes, Pager.Split(registry).Pages[0].CalculateSize());
    }

    [Fact]
    public void A_hundred_thousand_precincts_fit_a_few_dozen_pages()
    {
        var registry = new RegistryPage();
        registry.Precincts.AddRange(Enumerable.Range(0, 120_000).Select(number => new Precinct { Code = $"p{number}", Areas = { (uint)number } }));
        var pages = Pager.Split(registry).Pages;
        Assert.InRange(pages.Count, 25, 40);
        Assert.Equal(120_000, pages.Sum(page => page.Precincts.Count));
    }

    [Fact]
    public void More_pages_than_an_election_may_have_are_refused()
    {
        var name = new LocalizedText { Language = "en", Text = new string('x', 40_000) };
        var registry = new RegistryPage();
        registry.Areas.AddRange(Enumerable.Range(0, Pager.MostPages + 1).Select(_ => new Area { Names = { name } }));
        Assert.Contains("pages", Assert.Throws<ArgumentException>(() => Pager.Split(registry)).Message);
    }

    private static IMessage FirstItem(RegistryPage page) =>
        new IEnumerable<IMessage>[] { page.Authorities, page.Areas, page.Contests, page.Precincts }.SelectMany(list => list).First();

    private static RegistryPage Registry(int[] counts, int longest, System.Random random)
    {
        string Text() => new('x', random.Next(longest));

        var registry = new RegistryPage();
        registry.Authorities.AddRange(Enumerable.Range(0, counts[0]).Select(_ => new Authority { Code = Text() }));
        registry.Areas.AddRange(Enumerable.Range(0, counts[1]).Select(_ => new Area { Code = Text() }));
        registry.Contests.AddRange(Enumerable.Range(0, counts[2]).Select(_ => new Contest { Code = Text() }));
        registry.Precincts.AddRange(Enumerable.Range(0, counts[3]).Select(_ => new Precinct { Code = Text(), Registered = 7 }));
        return registry;
    }

    private sealed class BytesEqual : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
