"""A standing fuzzer: builds of mutated sites end with a site or with an error of ours, in time."""
