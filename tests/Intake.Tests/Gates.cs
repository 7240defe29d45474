namespace Tabulation.Intake.Tests;

internal static class Gates
{
    /// <summary>One that lets everything in.</summary>
    public static IntakeGate Open()
    {
        var gate = new IntakeGate();
        gate.Open();
        return gate;
    }
}
