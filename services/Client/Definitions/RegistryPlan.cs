using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>What the parts of a registry have in common while it is read.</summary>
/// <param name="Folder">Where its tables lie.</param>
/// <param name="Language">Of names given without one.</param>
/// <param name="Hierarchies">The hierarchies, in order.</param>
/// <param name="Forms">The forms, in order.</param>
/// <param name="Places">Where what is read stands.</param>
internal sealed record RegistryPlan(
    InputFolder Folder, string Language, IReadOnlyList<HierarchyPlan> Hierarchies, IReadOnlyList<Form> Forms, Places Places)
{
    public AreaTree Tree { get; } = new(Places);

    public AreaCodes Codes { get; } = new();
}
