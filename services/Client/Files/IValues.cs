namespace Tabulation.Client.Files;

/// <summary>Values for the names of a <see cref="TemplateScope"/>, and the place they come from.</summary>
internal interface IValues
{
    /// <summary>Where they stand.</summary>
    InputPlace Place { get; }

    /// <summary>The value with a number of the scope's.</summary>
    string this[int number] { get; }

    /// <summary>Adds a problem with one value.</summary>
    void Problem(int number, string message);

    /// <summary>Adds a problem with all of it.</summary>
    void Problem(string message);
}
