package io.matterflow.trust.web;

/** A request that says in its body on which trust account something is to be done. */
interface NamesAccount {

  String account();
}
