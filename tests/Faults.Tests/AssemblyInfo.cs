// Each test loads the machine as it is: two installations at once would only be slow.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
