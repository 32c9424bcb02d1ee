package io.matterflow.prebill;

import io.matterflow.directory.Client;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.Matter;

/** A pre-bill in the making: whose it is and how it is put together. */
record Draft(PreBillId id, Matter matter, Client client, FeeArrangement arrangement) {}
