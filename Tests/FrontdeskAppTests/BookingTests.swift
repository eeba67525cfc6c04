import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct BookingTests {
  private func desk(
    _ keys: String, as user: StaffMember = RightsTests.reception, after other: FakeClinic? = nil
  ) -> Desk {
    var clinic = other ?? FakeClinic()
    if other == nil { clinic.planDay() }
    var desk = Desk(clinic: clinic)
    desk.model.user = user
    desk.press(keys)
    return desk
  }

  /// The last cell of a text.
  private func place(of text: String, in desk: Desk) -> Point? {
    for row in 0..<desk.model.size.rows {
      var found = ""
      for (column, cell) in desk.frame.grid.row(row).enumerated() where !cell.isContinuation {
        found.unicodeScalars.append(Unicode.Scalar(cell.scalar) ?? " ")
        if found.hasSuffix(text) { return Point(column: column, row: row) }
      }
    }
    return nil
  }

  private func field(_ desk: Desk, _ id: String) -> String { desk.booking?.form.raw(id) ?? "-" }

  // MARK: - Slots

  @Test func enterTwiceBooksTheNextFreeSlot() {
    var desk = desk("zs<A-b>")
    #expect(desk.model.layer == .booking)
    desk.press("<Enter>")
    #expect(desk.clinic.dayEntries.count == 10, "one Enter, as a scanner sends, books nothing")
    desk.press("<Enter>")
    #expect(desk.clinic.dayEntries.count == 11)
    #expect(desk.clinic.dayEntries[10].appointment.start?.description == "09:45")
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.toast?.text.chinese.hasSuffix("08-24 09:45") == true)
    desk.press("<C-z>")
    #expect(desk.clinic.dayEntries[10].appointment.status == .enteredInError)
  }

  @Test func slotsAreNarrowedByStaffKindAndDay() {
    var desk = desk("zs<A-b><Right>")
    #expect(desk.booking?.selected?.day == FakeClinic.today.adding(days: 1))
    desk.press("]")
    #expect(desk.booking?.selected?.day == FakeClinic.today.adding(days: 2))
    desk.press("(")
    #expect(desk.booking?.selected?.day == FakeClinic.today.adding(days: 1))
    // As, for, with: li comes first of the staff.
    desk.press("<Tab><Tab><Tab>2")
    #expect(desk.booking?.staff == "li")
    #expect(desk.booking?.slots.count == 6)
    desk.press("3")
    #expect(desk.booking?.slots.count == 3)
    desk.press("<S-Tab>2")
    #expect(desk.booking?.kind == .followUp)
    #expect(desk.booking?.staff == "wang", "who has this kind too stays chosen")
    desk.press("<Tab><Tab>+1<Tab>")
    #expect(desk.booking?.selected?.day == FakeClinic.today.adding(days: 1))
    desk.press("<C-s>")
    #expect(desk.clinic.dayEntries[10].appointment.kind == .followUp)
    #expect(desk.clinic.dayEntries[10].appointment.staff == "wang")
    #expect(desk.clinic.dayEntries[10].appointment.day == FakeClinic.today.adding(days: 1))
  }

  @Test func reasonAndPriorityGoWithTheBooking() {
    var desk = desk("zs<A-b>头晕")
    #expect(field(desk, "reason") == "头晕", "words among the slots are why they come")
    desk.press("三天<Tab>3<C-s>")
    #expect(desk.clinic.dayEntries[10].appointment.reason == "头晕三天")
    #expect(desk.clinic.dayEntries[10].appointment.priority == .urgent)
    #expect(desk.clinic.dayEntries[10].appointment.start?.description == "09:45")
  }

  @Test func whatIsNoDateIsSaidInPlace() {
    var desk = desk("zs<A-b><Tab><Tab><Tab><Tab>2026-02-30<C-s>")
    #expect(desk.clinic.dayEntries.count == 10)
    #expect(desk.text.contains("! 日历上没有 2026年2月30日 这一天"))
    desk.press("<C-u><C-s>")
    #expect(desk.clinic.dayEntries.count == 11)
  }

  @Test func escTakesOneStepBack() {
    var desk = desk("zs<A-b><Enter><Esc>")
    #expect(desk.booking?.isArmed == false)
    desk.press("<Esc>")
    #expect(desk.model.layer == .screen(.lookup))
    #expect(desk.model.lookup.query.text == "zs")
    #expect(desk.clinic.formDrafts.isEmpty, "nothing was entered")
  }

  @Test func movingShowsWhereFromAndWhereTo() {
    var desk = desk("<F6><Right><Right><Down>r")
    #expect(field(desk, "staff") == "wang")
    desk.press("<Enter>")
    #expect(desk.text.contains("08-24 10:00 → 08-24 10:15"))
    desk.press("<Enter>")
    #expect(desk.clinic.dayEntries[5].appointment.start?.description == "10:15")
    #expect(desk.clinic.dayEntries[5].version == 2)
  }

  @Test func theStoresRefusalStandsInTheDialog() {
    var desk = desk("zs<A-b>")
    desk.clinic.failures.append { effect in
      guard case .changeDay = effect else { return nil }
      return .failed(Localized(zh: "约满了", en: "full"), effect)
    }
    desk.press("<Enter><Enter>")
    #expect(desk.booking?.problem?.chinese == "约满了")
    #expect(desk.booking?.isSaving == false)
    desk.press("<Down>")
    #expect(desk.booking?.problem == nil)
  }

  @Test func aClickSelectsAndASecondOneBooks() throws {
    var desk = desk("<F12>zs<A-b>")
    let point = try #require(place(of: "周一  10:15", in: desk))
    desk.send(.event(.click(point)))
    #expect(desk.booking?.selected?.start.description == "10:15")
    #expect(desk.booking?.isArmed == true)
    #expect(desk.clinic.dayEntries.count == 10)
    desk.send(.event(.click(point)))
    #expect(desk.clinic.dayEntries.count == 11)
    #expect(desk.clinic.dayEntries[10].appointment.start?.description == "10:15")
  }

  // MARK: - Overbooking

  @Test func aManagerOverbooksWithAReason() {
    var desk = desk("zs<A-b>", as: SampleClinic.manager)
    #expect(desk.booking?.slots.count == 9, "full slots are not offered unasked")
    desk.press("<Tab><Tab><Tab><Tab><Tab><Space>")
    #expect(desk.booking?.slots.count == 12)
    desk.press("<Tab><Tab><Down><Down><Down>")
    #expect(desk.booking?.selected?.start.description == "15:00")
    desk.press("<Enter>")
    #expect(desk.text.contains("已约满 (1 人)"))
    #expect(desk.booking?.form.focusedField?.id == "overbook")
    desk.press("<C-s>")
    #expect(desk.clinic.dayEntries.count == 10, "not without a reason")
    desk.press("老人远道而来<Enter>")
    #expect(desk.clinic.dayEntries.count == 10)
    desk.press("<Enter>")
    #expect(desk.clinic.dayEntries[10].appointment.overbookReason == "老人远道而来")
    #expect(desk.clinic.dayEntries[10].appointment.start?.description == "15:00")
  }

  @Test func othersAreOfferedNoFullSlot() {
    let desk = desk("zs<A-b>")
    #expect(desk.booking?.form.fields.contains { $0.id == "full" } == false)
    #expect(desk.booking?.slots.contains { $0.left == 0 } == false)
  }

  // MARK: - Walk-ins

  @Test func aWalkInWaitsForWhomTheyChose() {
    var desk = desk("zs<A-w>")
    #expect(desk.booking?.isWalkIn == true)
    desk.press("5<Tab>3<Tab>换药<Enter>2<Enter>")
    #expect(desk.clinic.dayEntries.count == 10)
    #expect(desk.text.contains("登记候诊 护理 王医生"))
    desk.press("<Enter>")
    let one = desk.clinic.dayEntries[10].appointment
    #expect(one.isWalkIn && one.status == .checkedIn)
    #expect(one.staff == "wang" && one.kind == .nursing)
    #expect(one.reason == "换药" && one.priority == .preferred)
    desk.press("<C-z>")
    #expect(desk.clinic.dayEntries[10].appointment.status == .enteredInError)
  }

  @Test func aBookingBecomesAWalkInInTheForm() {
    var desk = desk("zs<A-b><Tab>2")
    #expect(desk.booking?.isWalkIn == true)
    #expect(!desk.text.contains("09:45  李护士"))
    desk.press("<C-s>")
    #expect(desk.clinic.dayEntries[10].appointment.isWalkIn)
  }

  /// What was begun comes back; how they come is what was pressed this time.
  @Test func theKeyDecidesTheWayAlsoOverADraftOfTheOther() {
    var desk = desk("zs<A-w><Tab><Tab>换药<Esc><A-b>")
    #expect(desk.booking?.isWalkIn == false)
    #expect(field(desk, "reason") == "换药")
    #expect(!desk.text.contains("现场候诊  张三"))
    desk.press("<Esc><A-w>")
    #expect(desk.booking?.isWalkIn == true)
    #expect(field(desk, "reason") == "换药")
    // A walk-in that was made a booking in the form and left is a walk-in again by its key.
    desk.press("<S-Tab>1<Esc><A-w>")
    #expect(desk.booking?.isWalkIn == true)
    desk.press("<Esc>")
    #expect(desk.clinic.formDrafts[Self.key]?.answers["come"] == nil)
    // So is one that an older version kept with its way.
    desk.clinic.formDrafts[Self.key]?.answers["come"] = "booked"
    var other = self.desk("", after: desk.clinic)
    other.press("zs<A-w>")
    #expect(other.booking?.isWalkIn == true)
    #expect(field(other, "reason") == "换药")
  }

  @Test func theKeysOfBothWaysWorkInTheOpenForm() {
    var desk = desk("zs<A-b><Down>头晕<Esc>")
    desk.press("<A-b><Enter><Esc>")
    #expect(desk.booking?.isWalkIn == false, "Esc took back the question alone")
    desk.press("<A-w>")
    #expect(desk.booking?.isWalkIn == true)
    desk.press("<A-b>")
    #expect(desk.booking?.isWalkIn == false)
    #expect(desk.booking?.selected?.start.description == "10:15", "the slot is there again")
    desk.press("<Esc><F6><Right><Right><Down>r<A-w>")
    #expect(desk.booking?.isWalkIn == false, "who is moved is booked")
  }

  // MARK: - Drafts

  private static let key = FormDraftKey(kind: "booking", subject: "1")

  @Test func whatWasBegunIsKeptAtEveryFieldAndComesBack() {
    var desk = desk("zs<A-b><Down>头晕<Tab>")
    let kept = desk.clinic.formDrafts[Self.key]?.answers
    #expect(kept?["reason"] == "头晕")
    #expect(kept?["slot"] == "2026-08-24 10:15 wang")
    // A crash: another session of the same person finds it.
    var other = self.desk("", after: desk.clinic)
    other.press("zs<A-b>")
    #expect(field(other, "reason") == "头晕")
    #expect(other.booking?.selected?.start.description == "10:15")
    #expect(other.model.toast?.text.chinese == "这是上次没有保存的内容")
    other.press("<C-s>")
    #expect(other.clinic.dayEntries[10].appointment.staff == "wang")
    #expect(other.clinic.formDrafts.isEmpty, "what is saved is no draft any more")
    desk.press("<Esc>")
    #expect(desk.model.toast?.text == Phrase.draftKept.text)
  }

  @Test func aSecondKeepsWhatNoFieldWasLeftOf() {
    var desk = desk("zs<A-b>头晕")
    desk.clinic.formDrafts = [:]
    desk.press("三天")
    #expect(desk.clinic.formDrafts.isEmpty)
    desk.wait(seconds: 1)
    #expect(desk.clinic.formDrafts[Self.key]?.answers["reason"] == "头晕三天")
  }

  @Test func aSlotThatOthersTookIsSaid() {
    var desk = desk("zs<A-b>")
    desk.press("<Esc>")
    desk.clinic.formDrafts[Self.key] = FormDraft(
      answers: ["reason": "头晕", "slot": "2026-08-24 11:30 wang", "kind": "consultation"])
    var other = self.desk("", after: desk.clinic)
    other.press("zs<A-b>")
    #expect(other.text.contains("上次选的时段已不空"))
    #expect(other.booking?.selected?.start.description == "09:45")
  }

  @Test func leavingAsksBeforeABookingThatWasBegun() {
    var desk = desk("zs<A-b>头晕<Esc>")
    desk.press("<C-q>")
    #expect(!desk.ownEffects.contains(.quit))
    #expect(desk.model.toast?.kind == .problem)
    desk.press("<C-q>")
    #expect(desk.ownEffects.contains(.quit))
  }

  @Test func theOtherLanguageKeepsEveryAnswer() {
    var desk = desk("zs<A-b>头晕<Tab>3")
    desk.send(.command(.switchLanguage))
    #expect(field(desk, "reason") == "头晕")
    #expect(desk.booking?.priority == .urgent)
    #expect(desk.text.contains("Urgent"))
  }
}

extension Desk {
  /// The booking that is open.
  fileprivate var booking: BookingState? {
    if case .booking(let booking) = model.day.dialog { booking } else { nil }
  }
}
