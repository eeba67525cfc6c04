/// Every fixed piece of text on the screens that belongs to no other value.
package enum Phrase: String, CaseIterable, Sendable {
  // Title and footer.
  case demo, windowTooSmall, needed, actual
  // Lookup.
  case lookupPlaceholder, typeHint, recentTitle, noneFound, noneFoundHint, noneFoundOpen
  case startHeading, startScan, name, sex, ageHeading, phone, reasonHeading, tagsHeading,
    nextHeading
  case birthHeading, cardHeading, reading, readingRecord, stopReading, personHere, moreThanShown,
    unmasked
  // A person.
  case years, deceased, own, noPhone, tags, problems, allergies, allergic, medication, lastVisit,
    carePlan
  case address, identifier, contact, card, ethnicity, birth, noProblems, noAllergies
  case blank, noMedication, noVisits, noResults, noFollowUps, noPerson, noPersonHint, none
  // Indicators and trends.
  case indicator, latest, unit, reference, change, count, high, low, check, statistics,
    otherIndicators
  case mean, range, inRange, slope, gaps, tooFewData, notSignificant, perYear, noValuesInSpan
  case received, implausible, value, date, judgement, source, normal, values, noGaps, secondLine
  // Archive.
  case visit, report, department, doctor, what, dose, since, status, active, stopped, substance
  case gapDays, gapMonths, reaction, recorded, criticalHigh, criticalLow, due, reason, state, why,
    closed, done
  // Follow-ups.
  case queueTitle, overdueSection, todaySection, laterSection, queueEmpty, queueEmptyHint, channel
  case owner, nobody, risk, attempts, noAttempts, lastContacts, outcomeTitle, outcome, nextDate
  case note, notePlaceholder, datePlaceholder, endsFollowUp, endsUnlessDated, chooseOutcome,
    conflict, undoConflict
  case draftKept, draft, saving
  // Overlays.
  case helpTitle, paletteTitle, menuTitle, filterPlaceholder, nothingFits, worksElsewhere,
    recentlyUsed
  // The settings.
  case settingsTitle, settingsSaved, settingsDraft
  // The lock screen.
  case locked
  // Who is at the desk.
  case signInTitle, switchTitle, account, password, checking, signInEnter, signInNext, signInBack,
    signInOffer, signedOutIdle, rightsChanged
  case renewTitle, freshPassword, againPassword, passwordsDiffer, passwordMustChange,
    passwordIsChanged, firstPassword
  // What is kept from most.
  case accessTitle, notForRole, someNotForRole, nothingToReveal, revealTitle, revealShow, publicOn,
    publicOff, publicMark
  case glassTitle, glassExplained, glassCode, glassReason, glassReasonHint, glassTooShort,
    glassOpen,
    glassEnd, glassEnded, glassNotNeeded
  case auditTime, auditWho, auditDetail, auditMachine, auditOpen, auditNothing, auditReview,
    auditReviewTitle, auditReviewed
  case thoughtTitle, thoughtQuestion, thoughtYes, thoughtNo, withheld, roles, hasAllergies
  // The desk.
  case zoomed, mouseIsOn, mouseOn, mouseOff, copySentWhole, copySentMasked, copyFailed,
    copyTooLong,
    rescuedPaste, wideSigns
  // Lists.
  case unsorted, wideOn, wideOff, noRowFits, filterEmptyHint, tableTitle, lastColumn,
    rangeEmptyHint, columnsTitle
  case exportTitle, exportRows, exportColumns, exportNumbers, exportFile, exportMasked,
    exportWriting, exportStopping, exportStopped, exportWhy
  // The day.
  case dayTime, dayKind, dayStaff, dayPriority, dayWalkIn, dayAnybody, dayLate, dayNobody,
    dayNobodyHint, dayTally, dayNobodyWaits, dayOnlyExpected, dayNothingFree
  case bookTitle, moveTitle, cancelTitle, bookNow, moveNow, cancelNow, chooseSlot, nextChoice,
    otherDay
  case rescheduleTitle, assignTitle, newDate, nothingToChange, changeConflict
  // Messages.
  case choosePatientFirst, patientGone, garbledInput
}
